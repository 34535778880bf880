/** Who made a change: an app, a member of staff, a member of staff through an app, or (both null) the customer. */
export type Actor = {
  readonly app: { readonly id: string; readonly title: string } | null;
  readonly userId: number | null;
};
