import { Link } from "@remix-run/react";
import { useRef, useState, type KeyboardEvent } from "react";
import { GROUP_NAMES, GROUPS, ROWS, type Row } from "../policy/action";
import type { Answer, Rule } from "../policy/rule";
import { CellPill } from "./answer-pill";
import { ANSWERS } from "./answer-signs";
import { cellOf } from "./cell";
import { same } from "./diff-rules";
import { movedBy, type Place } from "./grid-move";
import type { RoleView } from "./role-view";
import { useRoleWords } from "./use-role-words";

/** More roles than these scroll sideways. */
const FITTING_ROLES = 7;

type MatrixTableProps = {
  readonly roles: readonly RoleView[];
  readonly rulesOf: (role: RoleView) => readonly Rule[];
  readonly onOpen: (role: RoleView, action: Row, cell: HTMLElement) => void;
  readonly onAnswer: (role: RoleView, action: Row, answer: Answer) => void;
  readonly onFocus: (role: RoleView) => void;
};

/**
 * Roles across, actions down. A table with headers to a screen reader; to the keyboard one stop with arrow keys in it,
 * Enter or Space opens a cell, a letter answers at once.
 */
export function MatrixTable({ roles, rulesOf, onOpen, onAnswer, onFocus }: MatrixTableProps) {
  const { say } = useRoleWords();
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const keys = new Map(ANSWERS.map((answer) => [say(`roles:key_${answer}`).toLowerCase(), answer]));

  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>, at: Place) => {
    const moved = movedBy(event, at, { rows: ROWS.length, columns: roles.length });
    if (moved !== undefined) {
      event.preventDefault();
      table.current
        ?.querySelector<HTMLButtonElement>(`[data-at="${String(moved.row)}-${String(moved.column)}"]`)
        ?.focus();
      return;
    }
    const answer = keys.get(event.key.toLowerCase());
    const [role, action] = [roles[at.column], ROWS[at.row]];
    const typed = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (typed && answer !== undefined && role !== undefined && action !== undefined) onAnswer(role, action, answer);
  };

  return (
    <div className="delega-matrix-scroll" data-fits={roles.length <= FITTING_ROLES}>
      <table className="delega-matrix" ref={table}>
        <caption className="delega-hidden">{say("roles:matrixCaption")}</caption>
        <Head roles={roles} rulesOf={rulesOf} />
        {GROUP_NAMES.map((group) => (
          <tbody key={group}>
            <tr className="delega-group">
              <th scope="rowgroup" colSpan={roles.length + 1}>
                <span>{say(`matrix:group_${group}`)}</span>
              </th>
            </tr>
            {GROUPS[group].map((action: Row) => (
              <tr key={action}>
                <th scope="row">{say(`matrix:row_${action}`)}</th>
                {roles.map((role, column) => (
                  <td key={role.roleId} data-changed-column={!same(role.rules, rulesOf(role))}>
                    <CellButton
                      role={role}
                      rules={rulesOf(role)}
                      action={action}
                      at={{ row: ROWS.indexOf(action), column }}
                      place={place}
                      onFocus={(at) => {
                        setPlace(at);
                        onFocus(role);
                      }}
                      onKeyDown={onKeyDown}
                      onOpen={onOpen}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type CellButtonProps = Pick<MatrixTableProps, "onOpen"> & {
  readonly role: RoleView;
  readonly rules: readonly Rule[];
  readonly action: Row;
  readonly at: Place;
  /** Where the keyboard stops in the table. */
  readonly place: Place;
  readonly onFocus: (at: Place) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>, at: Place) => void;
};

function CellButton({ role, rules, action, at, place, onFocus, onKeyDown, onOpen }: CellButtonProps) {
  const now = cellOf(rules, action);
  return (
    <button
      type="button"
      className="delega-cell"
      aria-haspopup="dialog"
      data-at={`${String(at.row)}-${String(at.column)}`}
      data-changed={!same(now, cellOf(role.rules, action))}
      tabIndex={at.row === place.row && at.column === place.column ? 0 : -1}
      onFocus={() => {
        onFocus(at);
      }}
      onKeyDown={(event) => {
        onKeyDown(event, at);
      }}
      onClick={(event) => {
        onOpen(role, action, event.currentTarget);
      }}
    >
      <CellPill cell={now} />
    </button>
  );
}

function Head({ roles, rulesOf }: Pick<MatrixTableProps, "roles" | "rulesOf">) {
  const { say, roleName, people } = useRoleWords();
  return (
    <thead>
      <tr>
        <th scope="col">{say("roles:column_action")}</th>
        {roles.map((role) => (
          <th key={role.roleId} scope="col" data-changed-column={!same(role.rules, rulesOf(role))}>
            <Link to={`/app/roles/${role.roleId}`}>{roleName(role)}</Link>
            <span>{people(role)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}
