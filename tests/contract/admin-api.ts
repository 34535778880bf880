import type { Answer, Call, ContractShop } from "./shop";

const VERSION = "2026-07";

type Door = {
  readonly name: string;
  readonly real: boolean;
  readonly url: string;
  readonly token: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A shop behind its Admin API; `url` is where `/admin/api/...` lies. */
export async function behindAdminApi(door: Door, close: () => Promise<void>): Promise<ContractShop> {
  const ask = async (query: string, variables: object = {}, call: Call = {}): Promise<Answer> => {
    const response = await fetch(`${door.url}/admin/api/${call.version ?? VERSION}/graphql.json`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-shopify-access-token": call.token ?? door.token,
        ...door.headers,
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  };
  const { body } = await ask("{ shop { currencyCode } }");
  const currency = (body.data as { shop?: { currencyCode?: string } } | undefined)?.shop?.currencyCode;
  if (currency === undefined) throw new Error(`${door.name} does not answer: ${JSON.stringify(body.errors)}`);
  return { name: door.name, real: door.real, currency, ask, close };
}

function parsed(text: string): Answer["body"] {
  try {
    return JSON.parse(text) as Answer["body"];
  } catch {
    return {};
  }
}
