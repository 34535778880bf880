import type { Reason } from "./decision";
import { explainReason } from "./explain";
import { useReader } from "./use-reader";

/** Why not, the deciding reason first, in the reader's words; what several rights have in common is said once. */
export function ReasonList({ decision }: { readonly decision: { readonly reasons: readonly Reason[] } }) {
  const { reader, tell } = useReader();
  const told = new Set(decision.reasons.map((reason) => tell(explainReason(reason, reader))));
  return (
    <span>
      {[...told].map((sentence) => (
        <span key={sentence}>
          {sentence}
          <br />
        </span>
      ))}
    </span>
  );
}
