import { randomUUID } from "node:crypto";
import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { findPerson } from "../policy/person-store.server";
import { hasLivingGrant, insertGrant } from "./assistant-store.server";
import { acceptInvitation, findOpenInvitation } from "./invitation-store.server";

/**
 * The invited person begins. Shopify must say that the e-mail is verified and it must be the invited one; from then on
 * only the Shopify user id counts. Active at once when the owner ticked so, else the owner's tap is awaited.
 */
export const joinTeam = defineLocalEffect<Record<string, never>>({
  name: "team.join",
  action: "team.join",
  input: z.strictObject({}),
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, _input, { shop, actor }) {
    const person = await findPerson(tx, shop.domain, actor.userId);
    if (person === undefined || !person.emailVerified) return fail(problem("not_invited"));
    if (await hasLivingGrant(tx, shop.domain, actor.userId)) return fail(problem("invitation_closed"));
    const invitation = await findOpenInvitation(tx, shop.domain, person.email);
    if (invitation === undefined) return fail(problem("not_invited"));
    const { roleVersionId, overrides, validUntil, timeZone } = invitation;
    const grant = {
      id: randomUUID(),
      shopifyUserId: actor.userId,
      roleVersionId,
      overrides,
      validUntil,
      timeZone,
      status: invitation.activateAtOnce ? ("active" as const) : ("waiting" as const),
    };
    await insertGrant(tx, shop.domain, grant);
    await acceptInvitation(tx, shop.domain, { id: invitation.id, userId: actor.userId });
    return ok({
      recorded: { invitation: invitation.id },
      before: null,
      after: {
        grant: grant.id,
        status: grant.status,
        role_version: roleVersionId,
        ...(validUntil === null ? {} : { valid_until: validUntil }),
        ...(timeZone === null ? {} : { time_zone: timeZone }),
      },
      person: actor.userId,
    });
  },
});
