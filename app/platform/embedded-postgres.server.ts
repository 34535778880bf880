import { randomBytes } from "node:crypto";
import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { installBinaries, type PostgresBinaries } from "./postgres-binaries.server";
import { StartProblem } from "./start-problem.server";

/** `stop` ends the server only when this process started it or adopted it as an orphan. */
export type EmbeddedPostgres = { readonly url: string; readonly stop: () => Promise<void> };

/** PostgreSQL refuses to run as root; a root process starts it as "nobody" instead. */
const NOBODY = 65_534;
const TRIES = 4;
const WAIT_MS = 20_000;

type Place = {
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly password: string;
  readonly starter: string;
};

/**
 * A real PostgreSQL on loopback with its data below `folder`, for machines without a server. Finds the one that already
 * runs there (also an orphan of a killed process), else starts it. Problems come as one sentence; data is never removed.
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const binaries = await installBinaries(folder);
  const place = preparePlace(folder);
  await initialise(place, binaries);
  for (let tries = 1; ; tries += 1) {
    const running = await adopt(place);
    if (running !== undefined) return running;
    const started = await startServer(place, binaries);
    if (!(started instanceof StartProblem)) return started;
    if (tries === TRIES) throw started;
    await sleep(500 * tries);
  }
}

function preparePlace(folder: string): Place {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "postgres.password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  return {
    folder,
    data: join(folder, "postgres"),
    log: join(folder, "postgres.log"),
    password: readFileSync(file, "utf8"),
    starter: join(folder, "postgres.starter"),
  };
}

/** Makes the cluster beside its final place and renames it, so that a kill half-way leaves nothing that looks ready. */
async function initialise(place: Place, binaries: PostgresBinaries): Promise<void> {
  if (existsSync(place.data)) return;
  const fresh = `${place.data}.new-${String(process.pid)}`;
  const passwordFile = `${fresh}.password`;
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, place.password, { mode: 0o600 });
  for (const path of [fresh, passwordFile]) giveAway(path);
  const args = [
    "-D",
    fresh,
    "-U",
    "postgres",
    `--pwfile=${passwordFile}`,
    "-A",
    "scram-sha-256",
    "-E",
    "UTF8",
    "--locale=C",
  ];
  const child = spawn(binaries.initdb, args, { ...asNobody(), cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  const problem = await outputOf(child);
  rmSync(passwordFile, { force: true });
  if (child.exitCode !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw explain(problem, place);
  }
  if (existsSync(place.data)) rmSync(fresh, { recursive: true, force: true });
  else renameSync(fresh, place.data);
}

/** The server that postmaster.pid speaks of, if it answers to our password. */
async function adopt(place: Place): Promise<EmbeddedPostgres | undefined> {
  const file = join(place.data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid = "", , , port = ""] = readFileSync(file, "utf8").split("\n");
  if (!isAlive(Number(pid)) || port === "") return undefined;
  const url = urlOf(place, Number(port));
  if (!(await waitUntilReady(url, () => isAlive(Number(pid))))) return undefined;
  return {
    url: await ensureDatabase(url),
    stop: isOrphan(place) ? () => stopProcess(Number(pid)) : () => Promise.resolve(),
  };
}

async function startServer(place: Place, binaries: PostgresBinaries): Promise<EmbeddedPostgres | StartProblem> {
  const port = await freePort();
  const out = openSync(place.log, "a");
  const args = [
    "-D",
    place.data,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
    "-c",
    "max_connections=200",
  ];
  // A group of its own: Ctrl-C in a terminal must not end the database before the app has finished with it.
  const child = spawn(binaries.postgres, args, {
    ...asNobody(),
    cwd: "/",
    detached: true,
    stdio: ["ignore", out, out],
  });
  child.on("error", () => undefined);
  closeSync(out);
  child.unref();
  const url = urlOf(place, port);
  const pid = child.pid;
  writeFileSync(place.starter, String(process.pid));
  if (pid === undefined || !(await waitUntilReady(url, () => child.exitCode === null))) {
    return explain(readFileSync(place.log, "utf8").slice(-2000), place);
  }
  return { url: await ensureDatabase(url), stop: () => stopProcess(pid) };
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything acknowledged is kept. */
async function stopProcess(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, "SIGINT");
  for (let waited = 0; waited < WAIT_MS && isAlive(pid); waited += 50) await sleep(50);
}

async function waitUntilReady(url: string, alive: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < WAIT_MS && alive(); waited += 100) {
    const client = new pg.Client({
      connectionString: url.replace(/\/delega$/, "/postgres"),
      connectionTimeoutMillis: 2000,
    });
    client.on("error", () => undefined);
    const answer = await client.connect().then(
      () => "ready",
      (error: unknown) => codeOf(error),
    );
    await client.end().catch(() => undefined);
    if (answer === "ready") return true;
    if (answer === "28P01")
      throw new StartProblem(
        "PostgreSQL refuses the password in postgres.password: put the old file back, the data is untouched.",
      );
    await sleep(100);
  }
  return false;
}

async function ensureDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url.replace(/\/delega$/, "/postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'delega'");
    if (rowCount === 0) await client.query("create database delega");
  } catch (error) {
    // Two starts at once: the other one made it.
    if (codeOf(error) !== "42P04" && codeOf(error) !== "23505") throw error;
  } finally {
    await client.end();
  }
  return url;
}

function urlOf(place: Place, port: number): string {
  return `postgresql://postgres:${place.password}@127.0.0.1:${String(port)}/delega`;
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

function explain(output: string, place: Place): StartProblem {
  if (/No space left on device/.test(output))
    return new StartProblem(`The disk of ${place.folder} is full. Free some space and start again; nothing is lost.`);
  if (/Permission denied/.test(output))
    return new StartProblem(`PostgreSQL may not write to ${place.folder}. Set DELEGA_DATA to a folder of your own.`);
  const last = output.trim().split("\n").slice(-3).join(" ");
  return new StartProblem(`PostgreSQL did not start (its log: ${place.log}): ${last}`);
}

function asNobody(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

function giveAway(path: string): void {
  if (process.getuid?.() !== 0) return;
  chownSync(path, NOBODY, NOBODY);
  chmodSync(path, 0o700);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** True when the process that started the server is gone: then whoever finds it must also stop it. */
function isOrphan(place: Place): boolean {
  return !existsSync(place.starter) || !isAlive(Number(readFileSync(place.starter, "utf8")));
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = "";
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  await new Promise((resolve) => child.on("close", resolve).on("error", resolve));
  return output;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}
