import { gatePorts } from "../features/gate/gate-ports.server";

/** What jobs settle with. */
export const JOB_PORTS = gatePorts;
