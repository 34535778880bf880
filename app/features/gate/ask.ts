import type { Actor } from "../policy/standing";
import type { GateShop } from "./effect";

/** One person asks for one change. `requestKey` is made by the page: sent twice, it changes nothing twice. */
export type Ask = {
  readonly shop: GateShop;
  readonly actor: Actor;
  readonly requestKey: string;
  readonly input: unknown;
};
