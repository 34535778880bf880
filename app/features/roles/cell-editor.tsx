import { Link } from "@remix-run/react";
import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef, type FocusEvent } from "react";
import { PastOf } from "../past/past-of";
import { MONEY_ROWS, type Row } from "../policy/action";
import type { Rule } from "../policy/rule";
import { AnswerChoice } from "./answer-choice";
import { cellOf, takesAmount, type CellChange } from "./cell";
import { MoneyField } from "./money-field";
import { isOwnMoney } from "./refund-rows";
import type { RoleView } from "./role-view";
import { useRoleWords } from "./use-role-words";

/**
 * The open cell, the role's rules when it was opened, and where beneath it the editor stands, in pixels of the frame around
 * the table. Each change starts from those rules, so that nothing of what was only tried stays.
 */
export type OpenCell = {
  readonly role: RoleView;
  readonly action: Row;
  readonly rules: readonly Rule[];
  readonly top: number;
  readonly left: number;
};

type CellEditorProps = {
  readonly open: OpenCell;
  readonly rules: readonly Rule[];
  readonly ceiling: readonly Rule[];
  readonly onChange: (change: Omit<CellChange, "first">) => void;
  readonly onClose: () => void;
};

/** Three answers and one amount, beneath the cell; every tap counts at once, Escape closes. */
export function CellEditor({ open, rules, ceiling, onChange, onClose }: CellEditorProps) {
  const { say, roleName } = useRoleWords();
  const frame = useRef<HTMLDivElement>(null);
  const { role, action, top, left } = open;
  const { answer } = cellOf(rules, action);
  useEffect(() => {
    frame.current?.querySelector<HTMLInputElement>("input:checked")?.focus({ preventScroll: true });
  }, [role.roleId, action]);
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && frame.current?.contains(event.relatedTarget) === false) onClose();
  };
  return (
    // Keys and focus that leave bubble up to the dialog from the fields in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="delega-editor"
      role="dialog"
      aria-label={`${say(`matrix:row_${action}`)}, ${roleName(role)}`}
      tabIndex={-1}
      ref={frame}
      style={{ top, left }}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== "Escape" && event.key !== "Enter") return;
        event.preventDefault();
        onClose();
      }}
    >
      <BlockStack gap="300">
        <div>
          <Text as="h2" variant="headingSm">
            {say(`matrix:row_${action}`)}
          </Text>
          <Text as="p" tone="subdued">
            {roleName(role)}
          </Text>
        </div>
        <AnswerChoice
          label={say(`matrix:row_${action}`)}
          value={answer}
          onChange={(chosen) => {
            onChange({ answer: chosen });
          }}
        />
        {answer === "can" && takesAmount(action) ? <CellAmount open={open} rules={rules} onChange={onChange} /> : null}
        {MONEY_ROWS.includes(action) ? <PastOf quiet rules={rules} ceiling={ceiling} /> : null}
        <InlineStack align="space-between" blockAlign="center">
          <Link to={`/app/roles/${role.roleId}?open=${action}`}>{say("roles:moreConditions")}</Link>
          <span className="delega-wide">
            <Text as="span" tone="subdued" variant="bodySm">
              {`${say("roles:key_can")} · ${say("roles:key_ask")} · ${say("roles:key_deny")} · Esc`}
            </Text>
          </span>
        </InlineStack>
      </BlockStack>
    </div>
  );
}

function CellAmount({ open, rules, onChange }: Omit<CellEditorProps, "onClose" | "ceiling">) {
  const { say } = useRoleWords();
  const shown = cellOf(rules, open.action).limit;
  const now = shown !== null && isOwnMoney(shown) && shown.window === "order" ? shown.max : null;
  return (
    <MoneyField
      label={say("roles:limitPerOrder")}
      value={now}
      onChange={(amountMinor) => {
        if (amountMinor !== null) onChange({ answer: "can", amountMinor });
      }}
    />
  );
}
