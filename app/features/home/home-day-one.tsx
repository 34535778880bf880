import { PractiseLink } from "../../ui/practise-link";
import type { DoubtCounts } from "../doubt/doubt";
import { DoubtBanner } from "../doubt/doubt-lead";
import type { PastAnswer, StartLimits } from "../past/past";
import { PastView } from "../past/past-view";

type Props = { readonly first: PastAnswer; readonly start: StartLimits; readonly doubt: DoubtCounts };

/** The first day: the shop's own past, and what a limit would have meant. Nothing was written so far. */
export function HomeDayOne({ first, start, doubt }: Props) {
  return (
    <PastView first={first} start={start} onlyRead after={<PractiseLink />}>
      <DoubtBanner counts={doubt} owner />
    </PastView>
  );
}
