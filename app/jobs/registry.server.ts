import { gatePorts } from "../features/gate/gate-ports.server";
import { settleable, type Effects } from "../features/gate/settle-unknown.server";
import { issueRefund } from "../features/refunds/issue-refund.effect.server";

/** The effects by name, for the gate's settling: the one place outside their features that knows them. */
export const EFFECTS: Effects = new Map([[issueRefund.name, settleable(issueRefund)]]);
export const JOB_PORTS = gatePorts;
