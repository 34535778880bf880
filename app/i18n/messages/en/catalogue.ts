import polaris from "@shopify/polaris/locales/en.json";
import { approvals } from "./approvals";
import { audit } from "./audit";
import { changes } from "./changes";
import { common } from "./common";
import { doubt } from "./doubt";
import { held } from "./held";
import { leak } from "./leak";
import { matrix } from "./matrix";
import { orders } from "./orders";
import { past } from "./past";
import { policy } from "./policy";
import { problem } from "./problem";
import { refunds } from "./refunds";
import { replies } from "./replies";
import { roles } from "./roles";
import { steps } from "./steps";
import { stop } from "./stop";
import { team } from "./team";
import { training } from "./training";
import { try_ } from "./try";
import { viewAs } from "./view-as";

/** All words of one language, Polaris's own included; loaded as one piece, only for the reader's language. */
export const catalogue = {
  words: {
    approvals,
    audit,
    changes,
    common,
    doubt,
    held,
    leak,
    matrix,
    orders,
    past,
    policy,
    problem,
    refunds,
    replies,
    roles,
    steps,
    stop,
    team,
    training,
    try: try_,
    viewAs,
  },
  polaris,
};
