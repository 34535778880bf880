// Starts Delega: database, migrations and queue (all in the bundle), then Shopify's webhooks and the pages.
import compression from "compression";
import express from "express";
import { createServer } from "node:http";
import { createRequestHandler } from "@remix-run/express";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Delega needs Node 22.12 or newer, this is ${process.version}: start it with "npm start", which brings its own.`,
  );
  process.exit(1);
}

const dev = process.argv.includes("--dev");
const vite = dev ? await (await import("vite")).createServer({ server: { middlewareMode: true } }) : undefined;
const loadBuild = () => (vite ? vite.ssrLoadModule("virtual:remix/server-build") : import("./build/server/index.js"));

/** Problems of the surroundings come as one sentence; bugs keep their stack. */
async function start() {
  const { entry } = await loadBuild();
  const { host, port } = await entry.module.boot(new URL("prisma/migrations", import.meta.url).pathname);
  const app = express().disable("x-powered-by").disable("query parser");
  app.use((request, response, next) => entry.module.guard(request, response, next));
  app.use("/webhooks", (request, response) => entry.module.receiveWebhook(request, response));
  app.use(compression());
  if (vite) app.use(vite.middlewares);
  else app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  app.use(express.static(dev ? "public" : "build/client", { maxAge: "1h" }));
  app.all("*", createRequestHandler({ build: vite ? loadBuild : await loadBuild() }));
  app.use((error, request, response, next) => entry.module.sayBroken(error, request, response, next));
  const server = createServer(entry.module.SERVER_LIMITS, app).listen(port, host, () =>
    console.log(JSON.stringify({ ready: true, port: server.address().port })),
  );
  server.on("clientError", (problem, socket) => entry.module.sayNoRequest(problem, socket));
  server.on("error", (problem) =>
    stop(1, `Cannot listen on ${host}:${port} (${problem.code}). Set PORT to a free port.`),
  );

  let stopping = false;
  async function stop(code, sentence) {
    if (stopping) return;
    stopping = true;
    if (sentence) console.error(sentence);
    server.close();
    server.closeIdleConnections();
    await entry.module.shutdown();
    process.exit(code);
  }
  // Vite ends the process at once on SIGTERM; the database must be stopped first.
  process.removeAllListeners("SIGTERM");
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => void stop(0));
}

await start().catch((problem) => {
  console.error(problem?.name === "StartProblem" ? problem.message : problem);
  process.exit(1);
});
