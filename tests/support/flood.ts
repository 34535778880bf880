import { FORM } from "./edge-world";
import { tokenWith } from "./forged-tokens";
import { rawRequest } from "./raw-http";

const bearer = (token: string): [string, string][] => [["Authorization", `Bearer ${token}`]];
const LOOKS = 20;

/** How long others wait: alone, and while somebody floods the door with forgeries and megabytes. A figure, no verdict. */
export async function latency(url: string) {
  const look = async () => {
    const started = performance.now();
    await rawRequest(url, { path: "/app/audit.data", headers: bearer(tokenWith()) });
    return performance.now() - started;
  };
  const p99 = async () => {
    const times: number[] = [];
    for (let index = 0; index < LOOKS; index += 1) times.push(await look());
    return Math.round(times.toSorted((one, other) => one - other)[Math.floor(LOOKS * 0.99) - 1] ?? 0);
  };
  const otherP99MsAlone = await p99();
  const flood = new AbortController();
  const flooding = Promise.all(Array.from({ length: 2 }, () => floodUntil(url, flood.signal)));
  const otherP99MsFlooded = await p99();
  flood.abort();
  return { otherP99MsAlone, otherP99MsFlooded, flood: (await flooding).reduce((sum, one) => sum + one, 0) };
}

const MEGABYTES = `note=${"a".repeat(10_000_000)}`;

async function floodUntil(url: string, stopped: AbortSignal): Promise<number> {
  const body = MEGABYTES;
  const forged = bearer(tokenWith({}, { secret: "x" }));
  let sent = 0;
  for (; !stopped.aborted; sent += 1)
    await rawRequest(
      url,
      sent % 4 === 0
        ? { method: "POST", path: "/app/orders/1/refund.data", headers: [...forged, FORM], body }
        : { path: "/app/orders.data", headers: forged },
    );
  return sent;
}
