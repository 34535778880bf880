import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { CodegenConfig } from "@graphql-codegen/cli";

// The introspection file wraps its result in `data`; codegen wants it bare. Not committed: it is 10 MB of Shopify's.
mkdirSync(".cache", { recursive: true });
const file = "node_modules/@shopify/dev-mcp/dist/data/admin_2026-07.json.gz";
const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as { data: unknown };
writeFileSync(".cache/admin_2026-07.json", JSON.stringify(data));

const TEXT = { input: "string", output: "string" };

const config: CodegenConfig = {
  schema: ".cache/admin_2026-07.json",
  documents: "app/shopify/documents/*.graphql",
  generates: {
    "app/shopify/documents/": {
      preset: "near-operation-file",
      presetConfig: { extension: ".ts" },
      plugins: ["typescript-operations", "typed-document-node"],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        avoidOptionals: false,
        skipTypename: true,
        disableDescriptions: true,
        noExport: false,
        defaultScalarType: "unknown",
        scalars: {
          ID: TEXT,
          Money: TEXT,
          Decimal: TEXT,
          DateTime: TEXT,
          URL: TEXT,
          UnsignedInt64: TEXT,
          FormattedString: TEXT,
        },
      },
    },
  },
};

export default config;
