import { Link } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useRef, useState, type KeyboardEvent } from "react";
import { ProblemBanner } from "../../ui/problem-banner";
import { TypedErrors, useTypedErrors } from "../../ui/typed-errors";
import { PastOf } from "../past/past-of";
import type { Row } from "../policy/action";
import type { RefundLimits } from "../policy/role";
import type { Rule } from "../policy/rule";
import { AnswerPill } from "./answer-pill";
import { ANSWERS } from "./answer-signs";
import { withCell } from "./cell";
import { CellEditor, type OpenCell } from "./cell-editor";
import { MatrixTable } from "./matrix-table";
import { RoleWords } from "./role-words";
import type { RoleView } from "./role-view";
import { UnsavedBar } from "./unsaved-bar";
import { useDrafts } from "./use-drafts";
import { useRoleWords } from "./use-role-words";
import { useSaveRoles } from "./use-save-roles";

const EDITOR_WIDTH_PX = 320;
const EDGE_PX = 12;

type RoleDrafts = ReturnType<typeof useDrafts<RoleView>>;
type MatrixBoardProps = {
  readonly roles: readonly RoleView[];
  readonly first: RefundLimits;
  readonly ceiling: readonly Rule[];
};

/** The whole matrix: seen at a glance, changed cell by cell, said in words, saved in one go. */
export function MatrixBoard({ roles, first, ceiling }: MatrixBoardProps) {
  const drafts = useDrafts(roles);
  const saving = useSaveRoles(drafts.discard);
  const errors = useTypedErrors();
  const [focused, setFocused] = useState(roles[0]?.roleId ?? "");
  const told = roles.filter((role) => drafts.changed.includes(role));
  const shown = told.length > 0 ? told : roles.filter((role) => role.roleId === focused);
  return (
    <TypedErrors report={errors.report}>
      <BlockStack gap="400">
        <Legend />
        {saving.problem === undefined ? null : <ProblemBanner problem={saving.problem} />}
        <Grid roles={roles} first={first} ceiling={ceiling} drafts={drafts} onFocus={setFocused} />
        <Keys />
        {shown.map((role) => (
          <InWords key={role.roleId} role={role} ceiling={ceiling} drafts={drafts} />
        ))}
        <UnsavedBar
          open={drafts.changed.length > 0}
          busy={saving.busy || errors.some}
          onSave={() => {
            saving.save(told.map((role) => ({ ...role, basedOn: role.versionId, rules: drafts.rulesOf(role) })));
          }}
          onDiscard={drafts.discard}
        />
      </BlockStack>
    </TypedErrors>
  );
}

type GridProps = MatrixBoardProps & { readonly drafts: RoleDrafts; readonly onFocus: (roleId: string) => void };

/** The table, and the editor beneath the cell that is open. */
function Grid({ roles, first, ceiling, drafts, onFocus }: GridProps) {
  const [open, setOpen] = useState<OpenCell | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const cell = useRef<HTMLElement | null>(null);
  const change = (role: RoleView, action: Row, { tag, rules }: { tag: string; rules: readonly Rule[] }) => {
    drafts.change(role, `${action}:${tag}`, rules);
  };
  return (
    // The keys of the grid bubble up to here; what takes the focus is inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="delega-matrix-frame" ref={frame} onKeyDown={undoBy(drafts.undo)}>
      <Card padding="0">
        <MatrixTable
          roles={roles}
          rulesOf={drafts.rulesOf}
          onOpen={(role, action, button) => {
            cell.current = button;
            setOpen({ role, action, rules: drafts.rulesOf(role), ...placeBeneath(button, frame.current) });
          }}
          onAnswer={(role, action, answer) => {
            change(role, action, { tag: answer, rules: withCell(drafts.rulesOf(role), action, { answer, first }) });
          }}
          onFocus={(role) => {
            onFocus(role.roleId);
          }}
        />
      </Card>
      {open === null ? null : (
        <CellEditor
          key={`${open.role.roleId}${open.action}`}
          open={open}
          rules={drafts.rulesOf(open.role)}
          ceiling={ceiling}
          onChange={(asked) => {
            const tag = asked.amountMinor === undefined ? asked.answer : "amount";
            change(open.role, open.action, { tag, rules: withCell(open.rules, open.action, { ...asked, first }) });
          }}
          onClose={() => {
            setOpen(null);
            cell.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** Control+Z, except where it undoes typing. */
function undoBy(undo: () => void) {
  return (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (typing || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    undo();
  };
}

/** Beneath the cell, and never beyond the right edge of the frame. */
function placeBeneath(button: HTMLElement, frame: HTMLElement | null): { readonly top: number; readonly left: number } {
  const [at, around] = [button.getBoundingClientRect(), frame?.getBoundingClientRect()];
  if (around === undefined) return { top: 0, left: 0 };
  const farthest = Math.max(EDGE_PX, around.width - EDITOR_WIDTH_PX - EDGE_PX);
  return { top: at.bottom - around.top + 6, left: Math.min(at.left - around.left, farthest) };
}

function Legend() {
  const { say } = useRoleWords();
  return (
    <div className="delega-pills">
      {ANSWERS.map((answer) => (
        <AnswerPill key={answer} answer={answer} />
      ))}
      <Text as="span" tone="subdued">
        {say("roles:legendLimit")}
      </Text>
    </div>
  );
}

/** For whoever works by keyboard, beneath what it is about. */
function Keys() {
  const { say } = useRoleWords();
  return (
    <div className="delega-wide delega-keys">
      <Text as="p" tone="subdued" variant="bodySm">
        {say("roles:keysHelp", {
          can: say("roles:key_can"),
          ask: say("roles:key_ask"),
          deny: say("roles:key_deny"),
        })}
      </Text>
    </div>
  );
}

type InWordsProps = Pick<MatrixBoardProps, "ceiling"> & { readonly role: RoleView; readonly drafts: RoleDrafts };

function InWords({ role, ceiling, drafts }: InWordsProps) {
  const { say, roleName, firstName } = useRoleWords();
  const name = roleName(role);
  const [only] = role.people;
  const about = role.people.length === 1 && only !== undefined ? firstName(only.name) : name;
  return (
    <Card>
      <div className="delega-summary">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {say("roles:inWords", { role: name })}
          </Text>
          <RoleWords name={about} rules={drafts.rulesOf(role)} saved={role.rules} />
          <PastOf rules={drafts.rulesOf(role)} ceiling={ceiling} />
        </BlockStack>
        <InlineStack gap="200">
          {drafts.canUndo && drafts.lastChanged === role.roleId ? (
            <Button onClick={drafts.undo}>{say("roles:undoChange")}</Button>
          ) : (
            <Link to={`/app/roles/${role.roleId}`}>{say("roles:openRole", { role: name })}</Link>
          )}
        </InlineStack>
      </div>
    </Card>
  );
}
