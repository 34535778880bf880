import { prismaForShop } from "../../platform/db.server";
import { Grant } from "./grant";

/** The living grant of a person, read afresh on every request: a stop must count at the very next click. */
export async function findGrant(shop: string, userId: string): Promise<Grant | undefined> {
  const prisma = prismaForShop(shop);
  const row = await prisma.assistantGrant.findFirst({
    where: { shop, shopifyUserId: userId, status: { not: "stopped" } },
    include: { roleVersion: true },
  });
  if (row === null) return undefined;
  const ceiling = await prisma.roleVersion.findFirst({
    where: { shop, role: { kind: "ceiling" } },
    orderBy: { number: "desc" },
    select: { rules: true },
  });
  return Grant.parse({
    ...row,
    validFrom: row.validFrom?.toISOString() ?? null,
    validUntil: row.validUntil?.toISOString() ?? null,
    rules: row.roleVersion.rules,
    ceiling: ceiling?.rules ?? [],
  });
}

/** Did this person hold a right once that was stopped? Asked of those who hold none, to tell them so. */
export async function wasStopped(shop: string, userId: string): Promise<boolean> {
  const stopped = await prismaForShop(shop).assistantGrant.count({
    where: { shop, shopifyUserId: userId, status: "stopped" },
  });
  return stopped > 0;
}
