import { problem, type Problem } from "../../platform/problem";
import { daysText, hoursText, type Reader, type Sentence } from "./explain";
import type { Reason } from "./decision";
import { formatDay, formatMoment } from "../../platform/instant";

/** Why a page is closed, as the edge answers it; `timeZone` is the clock on which hours are read. */
export function closedProblem(reason: Reason, { owner, timeZone }: { owner: string; timeZone: string }): Problem {
  switch (reason.code) {
    case "not_active":
      return problem("not_active", { owner });
    case "not_yet":
      return problem("not_yet", { owner, at: new Date(reason.fromMs).toISOString() });
    case "ended":
      return problem("ended", { owner, at: new Date(reason.untilMs).toISOString() });
    case "outside_hours":
      return problem("outside_hours", { owner, ...hoursText(reason), days: reason.days.join(","), timeZone });
    default:
      return problem("not_allowed", { owner });
  }
}

/** The same in words of the `policy` catalogue: when this person can work again. Null = it is not about the time. */
export function closedSentence({ code, data = {} }: Problem, reader: Reader): Sentence | null {
  const said = (name: string) => String(data[name] ?? "");
  switch (code) {
    case "not_yet":
      return { key: code, params: { from: formatMoment(said("at"), reader) } };
    case "ended":
      return { key: code, params: { until: formatDay(said("at"), reader) } };
    case "outside_hours": {
      const days = daysText(said("days").split(",").map(Number), reader);
      return { key: code, params: { days, from: said("from"), until: said("until") } };
    }
    default:
      return null;
  }
}
