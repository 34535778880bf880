import { prismaForShop } from "../platform/db.server";

/** What Delega keeps of a shop. `color` marks its pages; `promiseDays` is when an order counts as late. */
export type ShopSetting = {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly color: string;
  readonly ownerName: string;
  readonly promiseDays: number;
  readonly readAt: Date;
};

export async function findShopSetting(shop: string): Promise<ShopSetting | undefined> {
  return (await prismaForShop(shop).shopSetting.findUnique({ where: { shop } })) ?? undefined;
}

/** Registers the shop (again) and keeps what Shopify says of it; colour and promise stay as they were. */
export async function saveShop(
  shop: string,
  says: Pick<ShopSetting, "name" | "currency" | "timeZone" | "ownerName">,
  color: string,
): Promise<void> {
  const prisma = prismaForShop(shop);
  await prisma.shopRegistry.upsert({
    where: { shop },
    create: { shop, state: "installed" },
    update: { state: "installed" },
  });
  await prisma.shopSetting.upsert({
    where: { shop },
    create: { shop, ...says, color },
    update: { ...says, readAt: new Date() },
  });
}

/** Every installed shop, for jobs that then work one shop at a time. */
export async function listShops(): Promise<string[]> {
  const rows = await prismaForShop("").shopRegistry.findMany({
    where: { state: "installed" },
    orderBy: { shop: "asc" },
  });
  return rows.map((row) => row.shop);
}

/** The shop removed the app: no job works it any more, and its tokens are gone. */
export async function markUninstalled(shop: string): Promise<void> {
  const prisma = prismaForShop(shop);
  await prisma.session.deleteMany({ where: { shop } });
  await prisma.shopRegistry.updateMany({ where: { shop }, data: { state: "uninstalled" } });
}

/** Erases everything of a shop that removed the app; false = it came back, and nothing is erased. */
export async function forgetShop(shop: string): Promise<boolean> {
  const prisma = prismaForShop(shop);
  const known = await prisma.shopRegistry.findUnique({ where: { shop } });
  if (known?.state !== "uninstalled") return false;
  await prisma.$executeRaw`select forget_shop(${shop})`;
  return true;
}
