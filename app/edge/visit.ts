import type { Locale } from "../i18n/locale";

import type { Actor } from "../features/policy/standing";

/** The shop as a page needs it. `color` marks its pages, because an assistant works for several shops. */
export type VisitShop = {
  readonly domain: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly name: string;
  readonly color: string;
  readonly ownerName: string;
  readonly promiseDays: number;
};

/** One request of one known person in one shop. `now` is the moment of the request, UTC. */
export type Visit = {
  readonly shop: VisitShop;
  readonly actor: Actor;
  readonly firstName: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly locale: Locale;
  readonly now: string;
};
