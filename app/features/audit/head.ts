/** A log's state at one moment: how many entries, and the root over them. The root is base64. */
export type Head = { readonly log: string; readonly size: number; readonly root: string };

/** The body of a C2SP tlog-checkpoint: origin, size, root, each on its own line. Signatures come later, below it. */
export function formatHead(head: Head): string {
  return `${head.log}\n${String(head.size)}\n${head.root}\n`;
}

/** Reads the three lines; what stands below (signatures, a later issue) is left alone. Null = not a head. */
export function parseHead(text: string): Head | null {
  const [log = "", size = "", root = ""] = text.replaceAll("\r\n", "\n").split("\n");
  if (!log.startsWith("delega/") || !/^(0|[1-9]\d{0,15})$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(root))
    return null;
  return { log, size: Number(size), root };
}
