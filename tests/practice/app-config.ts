import { parse } from "smol-toml";
import { z } from "zod";

const Toml = z.object({
  access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()).default([]) }),
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

/** The scopes that an app's configuration asks for when it is installed, and those it may ask for later. */
export function askedScopesOf(toml: string): { required: string[]; optional: string[] } {
  const { scopes, optional_scopes: optional } = Toml.parse(parse(toml)).access_scopes;
  return { required: scopes.split(",").map((scope) => scope.trim()), optional };
}
