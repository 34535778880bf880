import { z } from "zod";
import type { Head } from "./head";

export const EXPORT_FORMAT = "delega-record/1";

const Header = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  log: z.string(),
  size: z.int().min(0),
  root: z.string(),
});

/** The first line of an export; below it stands one entry a line, in exactly the bytes that were hashed. */
export function exportHeader(head: Head): string {
  return JSON.stringify({ format: EXPORT_FORMAT, log: head.log, size: head.size, root: head.root });
}

export function parseExportHeader(line: string): Head | null {
  try {
    const header = Header.parse(JSON.parse(line));
    return { log: header.log, size: header.size, root: header.root };
  } catch {
    return null;
  }
}
