import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [remix(remixConfig)],
  build: { target: "es2022", assetsInlineLimit: 0 },
  ssr: { noExternal: ["@shopify/polaris", "@shopify/app-bridge-react", "@shopify/shopify-app-remix"] },
  server: { hmr: { port: 24679 } },
});
