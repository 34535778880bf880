import type { Problem } from "../platform/problem";
import type { Result } from "../platform/result";

/** One webhook as its handler sees it: whose, about what, when. A handler reads the rest afresh from Shopify. */
export type Hinted = {
  readonly shop: string;
  readonly subjectGid: string | null;
  readonly orderGid: string | null;
  readonly now: string;
};

/** Works one webhook; asked twice it does no more than once. A problem = try again later. */
export type WebhookHandler = (hinted: Hinted) => Promise<Result<unknown, Problem>>;
