import { Text } from "@shopify/polaris";
import { explainLimit } from "../policy/explain-limit";
import { useReader } from "../policy/use-reader";
import { GROUP_NAMES, GROUPS, type Row } from "../policy/action";
import type { RefundLimits } from "../policy/role";
import type { Rule } from "../policy/rule";
import { AnswerChoice } from "./answer-choice";
import { CellPill } from "./answer-pill";
import { cellOf, replaced, withCell } from "./cell";
import { Disclosure } from "./disclosure";
import { HoursOfRole } from "./hours-of-role";
import { ruleOf } from "./refund-rows";
import { RowTerms } from "./row-terms";
import { useRoleWords } from "./use-role-words";

type MoreConditionsProps = {
  readonly rules: readonly Rule[];
  /** What all assistants together are held to. */
  readonly ceiling: readonly Rule[];
  readonly onChange: (rules: readonly Rule[], tag: string) => void;
  /** The action to show at once: somebody came for it. */
  readonly openAt: string | null;
  readonly first: RefundLimits;
  /** How the part is called where it stands; "More conditions" unless said. */
  readonly title?: string;
  readonly hint?: string;
};

/** The rare limits and conditions, row by row, closed until somebody wants them. */
export function MoreConditions({ rules, ceiling, onChange, openAt, first, title, hint }: MoreConditionsProps) {
  const { say } = useRoleWords();
  return (
    <Disclosure
      startsOpen={openAt !== null}
      label={
        <span>
          <Text as="span" variant="headingMd">
            {title ?? say("roles:moreConditions")}
          </Text>
          <Text as="p" tone="subdued">
            {hint ?? say("roles:moreConditionsHint")}
          </Text>
        </span>
      }
    >
      <HoursOfRole rules={rules} onChange={onChange} />
      {GROUP_NAMES.map((group) => (
        <div key={group} className="delega-rows">
          <Text as="h3" variant="headingSm" tone="subdued">
            {say(`matrix:group_${group}`)}
          </Text>
          {GROUPS[group].map((action: Row) => (
            <RowDetails
              key={action}
              action={action}
              rules={rules}
              ceiling={ceiling}
              first={first}
              onChange={onChange}
              openAt={openAt}
            />
          ))}
        </div>
      ))}
    </Disclosure>
  );
}

type RowDetailsProps = Omit<MoreConditionsProps, "title" | "hint"> & { readonly action: Row };

/** One action: its answer, and beneath it everything that may hold for it. */
function RowDetails({ action, rules, ceiling, first, onChange, openAt }: RowDetailsProps) {
  const { say } = useRoleWords();
  const { reader, tell } = useReader();
  const rule = ruleOf(rules, action) ?? { action, answer: "deny" as const, conditions: [], limits: [] };
  const cell = cellOf(rules, action);
  const together = (ruleOf(ceiling, action)?.limits ?? []).map((limit) => tell(explainLimit(limit, reader)));
  return (
    <Disclosure
      startsOpen={openAt === action}
      label={
        <span className="delega-pills">
          <span>{say(`matrix:row_${action}`)}</span>
          <CellPill cell={cell} />
        </span>
      }
    >
      <AnswerChoice
        label={say(`matrix:row_${action}`)}
        value={cell.answer}
        onChange={(answer) => {
          onChange(withCell(rules, action, { answer, first }), `${action}:${answer}`);
        }}
      />
      <RowTerms
        rule={rule}
        together={together.join(" · ")}
        onChange={(next) => {
          onChange(
            replaced(rules, action, () => next),
            `${action}:terms`,
          );
        }}
      />
    </Disclosure>
  );
}
