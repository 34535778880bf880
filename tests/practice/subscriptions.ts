import { parse } from "smol-toml";
import { z } from "zod";

const Toml = z.object({
  webhooks: z.object({
    subscriptions: z
      .array(
        z.object({
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
          uri: z.string().startsWith("/"),
        }),
      )
      .default([]),
  }),
});

/** The webhooks that an app's configuration subscribes to, each with its full address at `origin`. */
export function subscriptionsOf(toml: string, origin: string): { topic: string; url: string }[] {
  return Toml.parse(parse(toml)).webhooks.subscriptions.flatMap(({ topics, compliance_topics, uri }) =>
    [...topics, ...compliance_topics].map((topic) => ({ topic, url: `${origin}${uri}` })),
  );
}
