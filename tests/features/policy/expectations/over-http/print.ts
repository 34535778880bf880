import { asked, bearer } from "./knock";
import { decodeStream } from "./stream";

type Shown = {
  readonly "routes/app.orders.$orderId_.change.$what"?: {
    readonly data?: { readonly change?: { readonly seen?: string } };
  };
};

/** The print of what the page of a change shows, as its form carries it; undefined where no page opens for them. */
export async function printShown(url: string, path: string, userId: string): Promise<string | undefined> {
  const { status, body } = await asked(url, { path, headers: [bearer(userId)] });
  if (status !== 200) return undefined;
  return (decodeStream(body) as Shown)["routes/app.orders.$orderId_.change.$what"]?.data?.change?.seen;
}
