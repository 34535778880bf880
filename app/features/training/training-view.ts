import type { Problem } from "../../platform/problem";
import type { Choice, Who } from "../delegation/whose-rules";
import type { CustomerView } from "../orders/mask-order";
import type { OrderRow } from "../orders/order-row";
import type { StatusStory } from "../orders/status-story";
import type { ReplyLanguage } from "../replies/template";
import type { ExampleId } from "./example-id";
import type { Remedy, Reply } from "./remedy";
import type { Score } from "./score";

/** Whose rules decide, as a page says it; `choices` is empty for everybody but the owner. */
export type AsWhom = { readonly as: Who; readonly name: string | null; readonly choices: readonly Choice[] };

/** A line of the owner's list: who practised, by whose rules, and how it went. */
export type TeamScore = { readonly person: string; readonly name: string; readonly score: Score };

/** The shop's newest orders, or why they are not there: not this person's to see, or Shopify does not answer. */
export type OwnOrders =
  | { readonly kind: "orders"; readonly rows: readonly OrderRow[] }
  | { readonly kind: "not_begun" | "no_right" }
  | { readonly kind: "away"; readonly problem: Problem };

/** The page one begins from. */
export type TrainingHome = AsWhom & {
  readonly score: Score;
  readonly own: OwnOrders;
  readonly team: readonly TeamScore[] | null;
};

/** One line of the order; `title` of an example is a key of the catalogue. */
export type LineView = { readonly title: string; readonly quantity: number; readonly unitMinor: number };

/** One exercise as a page shows it: nothing in it says what is right. */
export type ExerciseView = AsWhom & {
  readonly id: ExampleId | null;
  readonly orderId: string;
  readonly orderName: string;
  readonly customer: CustomerView;
  readonly lines: readonly LineView[];
  readonly shippingMinor: number;
  readonly totalMinor: number;
  readonly story: StatusStory;
  readonly replies: readonly { readonly name: Reply; readonly text: string }[];
  readonly language: ReplyLanguage;
  /** Null = the remedy is part of the question. */
  readonly fixedRemedy: Remedy | null;
  /** What a refund of the item, or of everything, gives back. */
  readonly itemMinor: number;
  readonly allMinor: number;
  /** What may be refunded on this order without asking; null = nothing, or without a limit. */
  readonly upToMinor: number | null;
  readonly score: Score;
};
