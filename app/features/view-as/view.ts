import { z } from "zod";

/** A view ends by itself: an owner who forgot it may not find their own work refused tomorrow. */
export const VIEW_MINUTES = 30;

export const ViewWidth = z.enum(["desktop", "phone"]);
export type ViewWidth = z.infer<typeof ViewWidth>;

/** What the band over a seen page says: whom one sees, how, until when (ISO, UTC), and how long that still is. */
export type View = {
  readonly grantId: string;
  readonly width: ViewWidth;
  readonly until: string;
  readonly leftMs: number;
};

/** Sent with whatever a page drawn for a view submits: such a page stays read-only, also when its view has ended since. */
export const SEEN_HEADER = "x-delega-seen-as";
/** Asks for a page without the band and the menu around it: it is shown inside a phone that has both. */
export const FRAMED_HEADER = "x-delega-framed";
