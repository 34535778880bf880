import { existsSync } from "node:fs";

const SHARED = new Set(["run", "rounds", "admissions"]);

/**
 * `npm run bench <name> [-- --full]`: measures, prints a table and, last, one line of JSON. Nothing is asserted: machines
 * are noisy.
 */
async function main([name = "", ...flags]: string[]): Promise<number> {
  const file = new URL(`${name}.ts`, import.meta.url);
  if (!/^[a-z]+$/.test(name) || SHARED.has(name) || !existsSync(file)) {
    console.log("npm run bench decide | gate | order | page | simulate | webhook [-- --full]");
    return 2;
  }
  const { bench } = (await import(file.href)) as {
    bench: (options: { full: boolean }) => Promise<Record<string, unknown>>;
  };
  console.log(JSON.stringify({ bench: name, ...(await bench({ full: flags.includes("--full") })) }));
  return 0;
}

process.exit(await main(process.argv.slice(2)));
