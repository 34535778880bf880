import type { Order } from "../orders/order";
import type { StatusStory } from "../orders/status-story";
import { allTemplates, chooseReply, replyLanguage } from "./choose-reply";
import { renderReply, type Signature } from "./render-reply";
import { replyFacts, type ReplyFacts } from "./reply-facts";
import { templateId, type ReplyLanguage, type TemplateName } from "./template";

/** One reply as the desk shows it: ready, or with what is missing; and the same words in the reader's language. */
export type ProposedReply = {
  readonly name: TemplateName;
  readonly id: string;
  readonly text: string;
  readonly missing: readonly (keyof ReplyFacts)[];
  readonly forYou: string | null;
};

export type Replies = {
  readonly language: ReplyLanguage;
  readonly chosen: TemplateName;
  readonly all: readonly ProposedReply[];
};

type For = {
  readonly story: StatusStory;
  readonly signature: Signature;
  readonly timeZone: string;
  readonly locale: ReplyLanguage;
  readonly showName: boolean;
};

/** Every reply rendered for this order in the customer's language, the fitting one chosen. */
export function proposeReplies(order: Order, reader: For): Replies {
  const language = replyLanguage({
    locale: order.customer.locale,
    countryCode: order.customer.address?.countryCode ?? "",
  });
  const source = {
    orderName: order.name,
    firstName: reader.showName ? order.customer.firstName : null,
    refunded: order.refunded,
    story: reader.story,
    timeZone: reader.timeZone,
  };
  const facts = replyFacts(source, language);
  const own = replyFacts(source, reader.locale);
  const translated = allTemplates(reader.locale);
  return {
    language,
    chosen: chooseReply(reader.story),
    all: allTemplates(language).map((template, index) => {
      const rendered = renderReply(template, facts, reader.signature);
      const twin = translated[index];
      return {
        name: template.name,
        id: templateId(template),
        text: rendered.text,
        missing: rendered.ok ? [] : rendered.missing,
        forYou: language === reader.locale || twin === undefined ? null : renderReply(twin, own, reader.signature).text,
      };
    }),
  };
}
