import { useNavigate } from "@remix-run/react";
import { BlockStack, Button, Card, Text, TextField } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { ProblemBanner } from "../../ui/problem-banner";
import { TypedErrors, useTypedErrors } from "../../ui/typed-errors";
import { PastOf } from "../past/past-of";
import type { RefundLimits } from "../policy/role";
import type { Rule } from "../policy/rule";
import { MoreConditions } from "./more-conditions";
import { RoleWords } from "./role-words";
import type { RoleView } from "./role-view";
import { SixCards } from "./six-cards";
import { UnsavedBar } from "./unsaved-bar";
import { useDrafts } from "./use-drafts";
import { useRoleWords } from "./use-role-words";
import { useSaveRoles } from "./use-save-roles";

/** A role that exists, or one that begins from a preset. */
export type EditedRole = Pick<RoleView, "name" | "preset" | "rules" | "people"> & {
  readonly roleId: string | null;
  readonly versionId: string | null;
};

type RoleEditorProps = {
  readonly role: EditedRole;
  readonly first: RefundLimits;
  readonly ceiling: readonly Rule[];
  readonly openAt: string | null;
};

/** The id under which the drafts of a role that has none yet are kept. */
const NEW = "new";

/** A role while it is being changed: what stands on the page, why it cannot be saved yet, and saving it. */
function useRoleEditing(role: EditedRole) {
  const { say, roleName } = useRoleWords();
  const navigate = useNavigate();
  const isNew = role.roleId === null;
  const edited = { ...role, roleId: role.roleId ?? NEW };
  const drafts = useDrafts([edited]);
  const shownName = roleName(role);
  const [name, setName] = useState(shownName);
  const { discard } = drafts;
  const saved = useCallback(() => {
    discard();
    if (isNew) navigate("/app/roles");
  }, [discard, isNew, navigate]);
  const saving = useSaveRoles(saved);
  const errors = useTypedErrors();
  const rules = drafts.rulesOf(edited);
  const renamed = name.trim() !== shownName;
  const dirty = drafts.changed.length > 0 || renamed;
  const whyNot = () => {
    if (name.trim() === "") return say("roles:nameMissing");
    if (errors.some) return say("roles:checkFields");
    return isNew || dirty ? "" : say("roles:nothingToSave");
  };
  return {
    name,
    setName,
    rules,
    drafts,
    saving,
    errors,
    isNew,
    dirty,
    why: whyNot(),
    change: (next: readonly Rule[], tag: string) => {
      drafts.change(edited, tag, next);
    },
    save: () => {
      // A preset's role keeps the preset's word in every language until somebody gives it a name.
      const kept = renamed ? name.trim() : role.name;
      saving.save([{ roleId: role.roleId, name: kept, preset: role.preset, rules, basedOn: role.versionId }]);
    },
    discard: () => {
      discard();
      setName(shownName);
    },
  };
}

/** One role: its name, six cards, what they mean in words beside the one button, and the rare conditions closed below. */
export function RoleEditor({ role, first, ceiling, openAt }: RoleEditorProps) {
  const { say } = useRoleWords();
  const editing = useRoleEditing(role);
  const { name, rules, change, saving, dirty, why } = editing;
  return (
    <TypedErrors report={editing.errors.report}>
      <BlockStack gap="400">
        {saving.problem === undefined ? null : <ProblemBanner problem={saving.problem} />}
        <Card>
          <TextField
            label={say("roles:roleName")}
            value={name}
            onChange={editing.setName}
            maxLength={60}
            autoComplete="off"
            {...(name.trim() === "" ? { error: say("roles:nameMissing") } : {})}
          />
        </Card>
        <SixCards rules={rules} first={first} onChange={change} />
        <SaveCard role={role} ceiling={ceiling} editing={editing} />
        <Card>
          <MoreConditions rules={rules} ceiling={ceiling} first={first} onChange={change} openAt={openAt} />
        </Card>
        <UnsavedBar
          open={dirty && !saving.busy}
          busy={saving.busy || why !== ""}
          onSave={editing.save}
          onDiscard={editing.discard}
        />
      </BlockStack>
    </TypedErrors>
  );
}

/** The role in words, and the one button beside them; why it waits stands beneath it. */
function SaveCard({
  role,
  ceiling,
  editing,
}: Pick<RoleEditorProps, "role" | "ceiling"> & {
  readonly editing: ReturnType<typeof useRoleEditing>;
}) {
  const { say, firstName } = useRoleWords();
  const { name, rules, drafts, saving, isNew, why, save } = editing;
  const [only] = role.people;
  const about = role.people.length === 1 && only !== undefined ? firstName(only.name) : name;
  return (
    <Card>
      <div className="delega-summary">
        <BlockStack gap="200">
          <RoleWords name={about} rules={rules} {...(isNew ? {} : { saved: role.rules })} />
          <PastOf rules={rules} ceiling={ceiling} />
        </BlockStack>
        <BlockStack gap="200" inlineAlign="end">
          <Button variant="primary" onClick={save} loading={saving.busy} disabled={why !== ""}>
            {say("roles:saveRole")}
          </Button>
          {drafts.canUndo ? <Button onClick={drafts.undo}>{say("roles:undoChange")}</Button> : null}
          {why === "" ? null : (
            <Text as="p" tone="subdued">
              {why}
            </Text>
          )}
        </BlockStack>
      </div>
    </Card>
  );
}
