import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
} from "graphql";
import { isConnection } from "./bulk/check-query";
import { wholeConnection } from "./bulk/whole-connection";
import { accessDenied, hasScope, type RootContext } from "./resolvers/access";
import { checkProtected } from "./protected-data";

/** What Shopify's own schema file says about who may read what: `type` rules hold for every field that returns it. */
export type AccessItem = {
  readonly type: string;
  readonly typeName: string;
  readonly fieldName?: string;
  readonly requiredAccess: string;
};

type Rule = { readonly scopes: readonly string[]; readonly text: string };
export type AccessRules = ReadonlyMap<string, Rule>;

/** Keys are `Type` and `Type.field`. Any one of a rule's scopes is enough; rules about a user's permissions only are left out. */
export function accessRules(items: readonly AccessItem[]): AccessRules {
  const rules = new Map<string, Rule>();
  for (const { type, typeName, fieldName, requiredAccess } of items) {
    // What follows "Also:" are conditions on top, not other ways in.
    const scopes = [...(requiredAccess.split("Also:")[0] ?? "").matchAll(/`((?:read|write)_\w+)`/g)].map(
      ([, scope = ""]) => scope,
    );
    if (scopes.length > 0)
      rules.set(type === "type" ? typeName : `${typeName}.${fieldName ?? ""}`, { scopes, text: requiredAccess });
  }
  return rules;
}

/** Resolves a field as always, after asking whether the token's scopes and the app's approval reach it. */
export function guardedResolver(
  rules: AccessRules,
): GraphQLFieldResolver<unknown, RootContext, Record<string, unknown>> {
  return (source, args, context, info) => {
    const resolve = (given: typeof args): unknown => defaultFieldResolver(source, given, context, info);
    // What is not played says so itself, whoever asks.
    if (typeof source === "object" && source !== null && !(info.fieldName in source)) return resolve(args);
    const returned = contentOf(info.returnType);
    for (const key of [`${info.parentType.name}.${info.fieldName}`, returned]) {
      const rule = rules.get(key);
      if (rule !== undefined && !rule.scopes.some((scope) => hasScope(context.token, scope)))
        throw accessDenied(info.fieldName, rule.text);
    }
    checkProtected(context.state.customerData, { type: info.parentType.name, field: info.fieldName, returned });
    const nested = context.bulk && info.parentType !== info.schema.getQueryType();
    return nested && isConnection(getNamedType(info.returnType)) ? wholeConnection(args, resolve) : resolve(args);
  };
}

/** The type a field is about: of a connection, what it holds. */
function contentOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named) || !isConnection(named)) return named.name;
  const nodes = named.getFields()["nodes"];
  return nodes === undefined ? named.name : getNamedType(nodes.type).name;
}
