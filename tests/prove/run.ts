import { existsSync } from "node:fs";
import type { Proof } from "./proof";

/** `npm run prove <name> [-- --full]`: runs one proof, prints what it did and, last, one line of JSON with its figures. */
async function main([name = "", ...flags]: string[]): Promise<number> {
  const file = new URL(`${name}.ts`, import.meta.url);
  if (!/^[a-z]+$/.test(name) || name === "run" || name === "proof" || !existsSync(file)) {
    console.log(
      "npm run prove approve | database | doors | hold | kill | mask | midnight | mutants | policy | race | revoke | rotate | tenants | throttle | tokens | unknown | webhooks [-- --full]",
    );
    return 2;
  }
  const { prove } = (await import(file.href)) as { prove: Proof };
  const full = flags.includes("--full");
  const started = performance.now();
  const { ok, figures } = await prove({ full });
  console.log(
    JSON.stringify({
      proof: name,
      full,
      ok,
      ...figures,
      seconds: Math.round((performance.now() - started) / 100) / 10,
    }),
  );
  return ok ? 0 : 1;
}

process.exit(await main(process.argv.slice(2)));
