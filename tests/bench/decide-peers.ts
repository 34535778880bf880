import { createRequire } from "node:module";
import { AccessControl, type ConditionJSON } from "accesscontrol";
import { AbilityBuilder, createMongoAbility, subject, type MongoAbility } from "@casl/ability";
import { newEnforcer, newModel, type Enforcer } from "casbin";
import { DAY_MS, REFUNDABLE, type PolicyRow, type Request } from "./decide-policy";

/** Answers the request of this number; `can` reads the answer. What it needs was made ready before it is timed. */
export type Contestant = {
  readonly name: string;
  readonly ask: (index: number) => unknown;
  readonly can: (answer: unknown) => boolean;
};

const CEDAR = "@cedar-policy/cedar-wasm";
const isTrue = (answer: unknown) => answer === true;

/** What a peer's conditions compare with constants: the sums are handed to it ready, as our own use is to us. */
function attributesOf({ ageMs, payment, amountMinor, usedOnOrderMinor, usedTodayMinor }: Request) {
  const [onOrder, today] = [usedOnOrderMinor + amountMinor, usedTodayMinor + amountMinor];
  return { ageMs, payment, onOrder, today };
}

function rolesOf(policy: readonly PolicyRow[]): ReadonlyMap<string, readonly PolicyRow[]> {
  return Map.groupBy(policy, ({ role }) => role);
}

/** Pairs each request with what was compiled for its role. */
function byRole<T, I>(compiled: ReadonlyMap<string, T>, requests: readonly Request[], input: (one: Request) => I) {
  return requests.map((request) => {
    const engine = compiled.get(request.role);
    if (engine === undefined) throw new Error(`nothing was compiled for ${request.role}`);
    return { engine, action: request.action, input: input(request) };
  });
}

type Asked<T, I> = { readonly engine: T; readonly action: string; readonly input: I };

export function casl(policy: readonly PolicyRow[], requests: readonly Request[]): Contestant {
  const abilities = new Map([...rolesOf(policy)].map(([role, rows]) => [role, abilityOf(rows)]));
  const asked = byRole(abilities, requests, (request) => subject("Order", attributesOf(request)));
  return {
    name: "@casl/ability",
    ask: (index) => {
      const { engine, action, input } = asked[index] as Asked<MongoAbility, ReturnType<typeof subject>>;
      return engine.can(action, input);
    },
    can: isTrue,
  };
}

function abilityOf(rows: readonly PolicyRow[]): MongoAbility {
  const { can, build } = new AbilityBuilder(createMongoAbility);
  for (const row of rows) {
    const order = { ageMs: { $lte: row.maxAgeDays * DAY_MS }, payment: { $in: [...REFUNDABLE] } };
    const money = { onOrder: { $lte: row.maxPerOrderMinor }, today: { $lte: row.maxPerDayMinor } };
    if (row.kind === "plain") can(row.action, "Order");
    else can(row.action, "Order", row.kind === "order" ? order : { ...order, ...money });
  }
  return build();
}

/** Roles and conditions; its attributes and ownership are not used. */
export function accessControl(policy: readonly PolicyRow[], requests: readonly Request[]): Contestant {
  const control = new AccessControl();
  for (const row of policy) {
    const order: ConditionJSON[] = [
      ["$.ageMs", "<=", row.maxAgeDays * DAY_MS],
      ["$.payment", "in", [...REFUNDABLE]],
    ];
    const money: ConditionJSON[] = [
      ["$.onOrder", "<=", row.maxPerOrderMinor],
      ["$.today", "<=", row.maxPerDayMinor],
    ];
    const granting = control.grant(row.role);
    if (row.kind !== "plain") granting.where({ and: row.kind === "order" ? order : [...order, ...money] });
    granting.action(inWords(row.action), "order");
  }
  control.lock();
  const asked = requests.map((request) => ({
    role: request.role,
    action: inWords(request.action),
    context: attributesOf(request),
  }));
  return {
    name: "accesscontrol",
    ask: (index) => {
      const { role, action, context } = asked[index] as (typeof asked)[number];
      return control.can(role, context).action(action, "order").granted;
    },
    can: isTrue,
  };
}

/** Its names of actions have no dots. */
const inWords = (action: string) => action.replace(".", "-");

const CASBIN_MODEL = `
[request_definition]
r = act, ctx
[policy_definition]
p = act, rule
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.act == p.act && eval(p.rule)
`;

/** One enforcer a role, its best: with one for all roles it walks through every rule of every role. */
export async function casbin(policy: readonly PolicyRow[], requests: readonly Request[]): Promise<Contestant> {
  const enforcers = new Map<string, Enforcer>();
  for (const [role, rows] of rolesOf(policy)) {
    const enforcer = await newEnforcer(newModel(CASBIN_MODEL));
    await enforcer.addPolicies(rows.map((row) => [row.action, conditionText(row, { name: "r.ctx", or: "||" })]));
    enforcers.set(role, enforcer);
  }
  const asked = byRole(enforcers, requests, attributesOf);
  return {
    name: "casbin",
    ask: (index) => {
      const { engine, action, input } = asked[index] as (typeof asked)[number];
      return engine.enforceSync(action, input);
    },
    can: isTrue,
  };
}

/** The conditions of a row as an expression that casbin and Cedar both read. */
function conditionText(row: PolicyRow, { name, or }: { name: string; or: string }): string {
  if (row.kind === "plain") return "true";
  const paid = REFUNDABLE.map((one) => `${name}.payment == "${one}"`).join(` ${or} `);
  const order = `${name}.ageMs <= ${String(row.maxAgeDays * DAY_MS)} && (${paid})`;
  const money = `${name}.onOrder <= ${String(row.maxPerOrderMinor)} && ${name}.today <= ${String(row.maxPerDayMinor)}`;
  return row.kind === "order" ? order : `${order} && ${money}`;
}

type Cedar = {
  preparsePolicySet(id: string, policies: { staticPolicies: string }): { type: string };
  statefulIsAuthorized(call: object): { type: string; response?: { decision: string } };
};

/** One parsed policy set a role, its best. Null = not installed: 13 MB that nothing else needs. */
export function cedar(policy: readonly PolicyRow[], requests: readonly Request[]): Contestant | null {
  const engine = cedarIfThere();
  if (engine === null) return null;
  for (const [role, rows] of rolesOf(policy)) {
    const staticPolicies = rows.map(cedarText).join("\n");
    const { type } = engine.preparsePolicySet(role, { staticPolicies });
    if (type !== "success") throw new Error(`Cedar does not read the policy of ${role}`);
  }
  const calls = requests.map((request) => ({
    principal: { type: "User", id: request.role },
    action: { type: "Action", id: request.action },
    resource: { type: "Order", id: "1" },
    context: attributesOf(request),
    entities: [],
    preparsedPolicySetId: request.role,
    validateRequest: false,
  }));
  return {
    name: CEDAR,
    ask: (index) => engine.statefulIsAuthorized(calls[index] as object).response?.decision,
    can: (answer) => answer === "allow",
  };
}

function cedarText(row: PolicyRow): string {
  const when = row.kind === "plain" ? "" : ` when { ${conditionText(row, { name: "context", or: "||" })} }`;
  return `permit(principal, action == Action::"${row.action}", resource)${when};`;
}

function cedarIfThere(): Cedar | null {
  try {
    return createRequire(import.meta.url)(`${CEDAR}/nodejs`) as Cedar;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    console.log(`${CEDAR} is not installed: npm i --no-save ${CEDAR}@4.13.0`);
    return null;
  }
}
