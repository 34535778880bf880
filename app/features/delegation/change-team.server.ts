import type { Result } from "../../platform/result";
import { performLocal } from "../gate/perform-local.server";
import type { Ask } from "../gate/ask";
import type { GateProblem, Performed } from "../gate/performed";
import { activateAssistant } from "./activate.server";
import { changeLimits } from "./change-limits.server";
import { inviteAssistant } from "./invite.server";
import { joinTeam } from "./join.server";
import { stopAssistants } from "./stop.server";
import { tickAccess } from "./tick-access.server";
import { withdrawInvitation } from "./withdraw.server";

type Change = (ask: Ask) => Promise<Result<Performed, GateProblem>>;

/** Every change of the team goes through the gate like every other change: decided, recorded, once per request. */
export const invite: Change = (ask) => performLocal(inviteAssistant, ask);
export const join: Change = (ask) => performLocal(joinTeam, ask);
export const activate: Change = (ask) => performLocal(activateAssistant, ask);
export const setLimits: Change = (ask) => performLocal(changeLimits, ask);
export const stop: Change = (ask) => performLocal(stopAssistants, ask);
export const tick: Change = (ask) => performLocal(tickAccess, ask);
export const withdraw: Change = (ask) => performLocal(withdrawInvitation, ask);
