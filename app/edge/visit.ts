import type { Locale } from "../i18n/locale";

import type { Actor } from "../features/policy/standing";
import type { View } from "../features/view-as/view";

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

/** The owner who looks through an assistant's eyes; `reads` is the assistant's own language. */
export type Viewer = { readonly userId: string; readonly name: string; readonly view: View; readonly reads: Locale };

/** One request of one known person in one shop. `now` is the moment of the request, UTC. */
export type Visit = {
  readonly shop: VisitShop;
  readonly actor: Actor;
  readonly firstName: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly locale: Locale;
  readonly now: string;
  /** Who really sits there, when this is somebody else's visit as the owner sees it; null = the person themselves. */
  readonly viewer: Viewer | null;
};
