import { describe, expect, it } from "vitest";
import { describeError } from "../../app/platform/log.server";
import { scrub } from "../../app/platform/scrub";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";

describe("what goes to the log", () => {
  it.each([
    [`Failed to parse session token '${TOKEN}'`, "eyJ"],
    ["token shpat_0123abcd expired", "shpat_"],
    ["GET /app?id_token=abc.def&x=1", "abc.def"],
    ["mail to michela.ferrari@posta.example bounced", "michela"],
  ])("%s is written without its secret", (text, secret) => {
    expect(scrub(text)).not.toContain(secret);
  });

  it("an error is described without the token that Shopify's library puts into its message", () => {
    const described = describeError(new Error(`Failed to parse session token '${TOKEN}'`));
    expect(JSON.stringify(described)).not.toContain("eyJ");
    expect(described.name).toBe("Error");
  });
});
