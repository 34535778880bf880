import type { Decision } from "./decision";
import { explainReason } from "./explain";
import { useReader } from "./use-reader";

/** Why not, the deciding reason first, in the reader's words. */
export function ReasonList({ decision }: { readonly decision: Decision }) {
  const { reader, tell } = useReader();
  return (
    <span>
      {decision.reasons.map((reason) => {
        const sentence = explainReason(reason, reader);
        return (
          <span key={JSON.stringify(sentence)}>
            {tell(sentence)}
            <br />
          </span>
        );
      })}
    </span>
  );
}
