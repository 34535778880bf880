export type Token = {
  token: string;
  shop: string;
  kind: "online" | "offline";
  userId: number | null;
  scopes: string[];
  expiresAt: number;
};
