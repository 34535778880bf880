import { generate } from "selfsigned";

/** A certificate that nobody but a test browser with its checks off accepts; made afresh at each start. */
export async function selfSigned(names: readonly string[]): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "practice" }], {
    keySize: 2048,
    extensions: [{ name: "subjectAltName", altNames: names.map((value) => ({ type: 2, value })) }],
  });
  return { key, cert };
}
