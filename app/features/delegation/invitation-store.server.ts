import { z } from "zod";
import type { Tx } from "../../platform/tx";
import { Rules, type Rule } from "../policy/rule";

const InvitationRow = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role_version_id: z.uuid(),
  overrides: Rules,
  activate_at_once: z.boolean(),
  valid_until: z.date().nullable(),
  time_zone: z.string().nullable(),
});
const COLUMNS = "id, name, email, role_version_id, overrides, activate_at_once, valid_until, time_zone";

/** An invitation that waits for the person it names; role, own rows, end and clock are what joining copies to the grant. */
export type OpenInvitation = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roleVersionId: string;
  readonly overrides: Rule[];
  readonly activateAtOnce: boolean;
  readonly validUntil: string | null;
  readonly timeZone: string | null;
};

export type NewInvitation = OpenInvitation & { readonly salt: Uint8Array; readonly createdBy: string };

export async function insertInvitation(tx: Tx, shop: string, invitation: NewInvitation): Promise<void> {
  await tx.query(
    `insert into invitation (shop, id, name, email, role_version_id, activate_at_once, state, salt, created_by, overrides,
       valid_until, time_zone)
     values ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9::jsonb, $10, $11)`,
    [
      shop,
      invitation.id,
      invitation.name,
      invitation.email,
      invitation.roleVersionId,
      invitation.activateAtOnce,
      Buffer.from(invitation.salt),
      invitation.createdBy,
      JSON.stringify(invitation.overrides),
      invitation.validUntil,
      invitation.timeZone,
    ],
  );
}

/** The open invitation of an e-mail, locked, so that two people cannot take it at once. */
export async function findOpenInvitation(tx: Tx, shop: string, email: string): Promise<OpenInvitation | undefined> {
  const { rows } = await tx.query(
    `select ${COLUMNS} from invitation
     where shop = $1 and state = 'open' and lower(email) = lower($2) for update`,
    [shop, email],
  );
  return rows[0] === undefined ? undefined : fromRow(rows[0]);
}

export async function listOpenInvitations(tx: Tx, shop: string): Promise<OpenInvitation[]> {
  const { rows } = await tx.query(
    `select ${COLUMNS} from invitation
     where shop = $1 and state = 'open' order by created_at desc`,
    [shop],
  );
  return rows.map(fromRow);
}

export async function acceptInvitation(
  tx: Tx,
  shop: string,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<void> {
  await tx.query(
    "update invitation set state = 'accepted', accepted_by = $3, accepted_at = app_now() where shop = $1 and id = $2",
    [shop, id, userId],
  );
}

/** Takes back open invitations, all of them or one; returns the ids taken back. */
export async function withdrawInvitations(tx: Tx, shop: string, id: string | null): Promise<string[]> {
  const { rows } = await tx.query(
    `update invitation set state = 'withdrawn' where shop = $1 and state = 'open' and ($2::uuid is null or id = $2)
     returning id`,
    [shop, id],
  );
  return rows.map((row) => String(row["id"]));
}

function fromRow(row: unknown): OpenInvitation {
  const invitation = InvitationRow.parse(row);
  return {
    id: invitation.id,
    name: invitation.name,
    email: invitation.email,
    roleVersionId: invitation.role_version_id,
    overrides: invitation.overrides,
    activateAtOnce: invitation.activate_at_once,
    validUntil: invitation.valid_until?.toISOString() ?? null,
    timeZone: invitation.time_zone,
  };
}
