import { closeDatabase, openDatabase, pool } from "../../app/platform/db.server";
import { onServer, unopenedCopyOf } from "./database-copy";
import { allowShifts } from "./shifted-clock";

/** A database of the app, open, whose clock can be set; its log-in is a member of the role that may. */
export type ShiftedDatabase = {
  /** From now on its clock goes on from `atMs`. */
  readonly set: (atMs: number) => Promise<void>;
  /** What its clock shows. */
  readonly nowMs: () => number;
  readonly close: () => Promise<void>;
};

/** A copy of the migrated template; the connections there are take a new shift on at once, later ones find it. */
export async function shiftedCopyOf(templateUrl: string, poolSize: number): Promise<ShiftedDatabase> {
  const { name, url } = await unopenedCopyOf(templateUrl);
  await allowShifts(templateUrl);
  openDatabase({ url, poolSize });
  let shiftMs = 0;
  return {
    set: async (atMs) => {
      shiftMs = atMs - Date.now();
      const shift = `${String(shiftMs)} milliseconds`;
      await onServer(templateUrl, `alter database ${name} set app.clock_shift = '${shift}'`);
      const clients = await Promise.all(Array.from({ length: poolSize }, () => pool().connect()));
      await Promise.all(
        clients.map((client) => client.query("select set_config('app.clock_shift', $1, false)", [shift])),
      );
      for (const client of clients) client.release();
    },
    nowMs: () => Date.now() + shiftMs,
    close: closeDatabase,
  };
}
