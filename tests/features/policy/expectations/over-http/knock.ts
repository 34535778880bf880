import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { FORM } from "../../../../support/edge-world";
import { tokenWith } from "../../../../support/forged-tokens";
import { rawRequest, type RawAnswer, type RawRequest } from "../../../../support/raw-http";
import type { Fields, Form } from "./forms";
import { decodeStream } from "./stream";

/** What a form came to: Delega's refusal with the reason that decided, or done. */
export type Answered = {
  readonly status: number;
  readonly done: boolean;
  readonly code: string | null;
  readonly why: string | null;
  readonly requestKey: string;
  readonly value: unknown;
};

/** Asks as a browser does; whoever is too fast waits. */
export async function asked(url: string, request: RawRequest): Promise<RawAnswer> {
  let answer = await rawRequest(url, request);
  for (let waits = 0; answer.status === 429 && waits < 100; waits += 1) {
    await sleep(200);
    answer = await rawRequest(url, request);
  }
  return answer;
}

export const bearer = (userId: string): [string, string] => ["Authorization", `Bearer ${tokenWith({ sub: userId })}`];

/** Sends one of the app's forms as this person. */
export async function send(url: string, userId: string, form: Form): Promise<Answered> {
  const requestKey = randomUUID();
  const fields = withKey(form.fields, requestKey);
  const answer = await asked(url, {
    method: "POST",
    path: form.path,
    headers: [bearer(userId), FORM],
    body: new URLSearchParams(fields).toString(),
  });
  return { ...readAnswer(answer), requestKey };
}

/** Roles are saved several at once, each under a key of its own; looking at a refund needs none. */
function withKey(fields: Fields, requestKey: string): Fields {
  if (fields["intent"] === "preview") return fields;
  if (fields["changes"] === undefined) return { ...fields, requestKey };
  return { ...fields, changes: fields["changes"].replaceAll("‹key›", requestKey) };
}

type Told = {
  readonly ok?: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code?: string; readonly decision?: { readonly reasons?: readonly { code?: string }[] } };
};

function readAnswer({ status, body }: RawAnswer): Omit<Answered, "requestKey"> {
  const { data } = decodeStream(body) as { readonly data?: Told };
  const { error } = data ?? {};
  // A redirect is told with a status of its own.
  const done = (status === 200 && data?.ok === true) || status === 202;
  return {
    status,
    done,
    code: error?.code ?? null,
    why: error?.decision?.reasons?.[0]?.code ?? null,
    value: data?.value,
  };
}
