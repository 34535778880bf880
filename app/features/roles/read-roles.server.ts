import { listPeople } from "../policy/person-store.server";
import { mayEditRoles, ownRows } from "./own-rows";
import { listRoleRows, listVersions, type RoleList, type RoleRow, type VersionRow } from "./role-list-store.server";
import type { CeilingView, RoleView, VersionView } from "./role-view";

type People = Awaited<ReturnType<typeof listPeople>>;
const HISTORY = 100;

/** The roles in use, the oldest first. */
export async function listRoles(shop: string): Promise<RoleView[]> {
  const [found, people] = await Promise.all([listRoleRows(shop, null), listPeople(shop)]);
  return found.roles.map((role) => viewOf(role, found, people));
}

/** One role, also a retired one; undefined when this shop has none with this id. */
export async function readRole(shop: string, roleId: string): Promise<RoleView | undefined> {
  const [found, people] = await Promise.all([listRoleRows(shop, roleId), listPeople(shop)]);
  const [role] = found.roles;
  return role === undefined ? undefined : viewOf(role, found, people);
}

/** The versions of a role or of the ceiling (by its `roleId`), the newest first, at most 100; none for an unknown id. */
export async function readHistory(shop: string, roleId: string): Promise<VersionView[]> {
  const [versions, people] = await Promise.all([listVersions(shop, roleId, HISTORY), listPeople(shop)]);
  return versions.map((version) => versionOf(version, people));
}

/** The limits of all assistants together as they are now; null when none were ever set. */
export async function readCeiling(shop: string): Promise<CeilingView | null> {
  const [[newest], people] = await Promise.all([listVersions(shop, "ceiling", 1), listPeople(shop)]);
  return newest === undefined ? null : { roleId: newest.role_id, ...versionOf(newest, people) };
}

function viewOf(role: RoleRow, { holders, invited }: RoleList, people: People): RoleView {
  return {
    roleId: role.id,
    versionId: role.version_id,
    number: role.number,
    name: role.name,
    preset: role.preset,
    rules: role.rules,
    people: holders
      .filter((holder) => holder.role_id === role.id)
      .map(({ id, shopify_user_id, overrides }) => ({
        grantId: id,
        name: nameOf(shopify_user_id, people),
        ownRows: ownRows(overrides),
        mayEditRoles: mayEditRoles(overrides),
      })),
    invited: invited.filter((one) => one.role_id === role.id).map(({ id, name }) => ({ invitationId: id, name })),
    retired: role.retired,
    changedAt: role.created_at.toISOString(),
    changedBy: nameOf(role.created_by, people),
  };
}

function versionOf({ id, number, rules, created_at, created_by }: VersionRow, people: People): VersionView {
  return { versionId: id, number, rules, at: created_at.toISOString(), by: nameOf(created_by, people) };
}

function nameOf(userId: string, people: People): string {
  return people.get(userId)?.name ?? userId;
}
