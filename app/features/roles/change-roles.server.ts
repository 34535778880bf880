import type { Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import { performLocal } from "../gate/perform-local.server";
import type { GateProblem, Performed } from "../gate/performed";
import { moveToRole } from "./assign-role.server";
import { duplicateRole } from "./copy-role.server";
import { nameRoleEditor } from "./name-manager.server";
import { putRoleAway } from "./retire-role.server";
import { keepRole } from "./save-role.server";
import { limitTogether } from "./set-ceiling.server";
import { changeTerms } from "./set-terms.server";

type Change = (ask: Ask) => Promise<Result<Performed, GateProblem>>;

/** Every change of roles and rights goes through the gate like every other change; inputs as in role-change.ts. */
export const saveRole: Change = (ask) => performLocal(keepRole, ask);
export const copyRole: Change = (ask) => performLocal(duplicateRole, ask);
export const retireRole: Change = (ask) => performLocal(putRoleAway, ask);
export const assignRole: Change = (ask) => performLocal(moveToRole, ask);
export const setCeiling: Change = (ask) => performLocal(limitTogether, ask);
export const nameManager: Change = (ask) => performLocal(nameRoleEditor, ask);
export const setGrantTerms: Change = (ask) => performLocal(changeTerms, ask);
