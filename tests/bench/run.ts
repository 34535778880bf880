import { existsSync } from "node:fs";

/** `npm run bench <name>`: measures, prints a table and, last, one line of JSON. Nothing is asserted: machines are noisy. */
async function main(name = ""): Promise<number> {
  const file = new URL(`${name}.ts`, import.meta.url);
  if (!/^[a-z]+$/.test(name) || name === "run" || !existsSync(file)) {
    console.log("npm run bench page");
    return 2;
  }
  const { bench } = (await import(file.href)) as { bench: () => Promise<Record<string, unknown>> };
  console.log(JSON.stringify({ bench: name, ...(await bench()) }));
  return 0;
}

process.exit(await main(process.argv[2]));
