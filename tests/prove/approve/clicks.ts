import type { Point } from "../../../app/features/gate/ports";
import { approved } from "./answers";
import type { Case } from "./case";
import { filled, tamper, type Hook } from "./desk";
import type { Kind } from "./kind";

const once = (name: string, run: Case["run"]): Case => ({ name, often: "once", run });

/** However often it is clicked, said and asked, it is done once. */
export const CLICKS: readonly Case[] = [
  once("clicked once", async (desk) => {
    await desk.click(await approved(desk));
  }),
  once("a double click", async (desk) => {
    const id = await approved(desk);
    await Promise.all([desk.click(id), desk.click(id)]);
  }),
  once("eight clicks at once", async (desk) => {
    const id = await approved(desk);
    await Promise.all(Array.from({ length: 8 }, () => desk.click(id)));
  }),
  once("clicked again when it is done", async (desk) => {
    const id = await approved(desk);
    for (let times = 0; times < 3; times += 1) await desk.click(id);
  }),
  once("a yes said twice at once", async (desk) => {
    const id = await desk.ask();
    await Promise.all([desk.yes(id), desk.yes(id)]);
    await desk.click(id);
  }),
  once("a click that overtakes the yes", async (desk) => {
    const id = await desk.ask();
    await Promise.all([desk.yes(id), desk.click(id)]);
    await desk.click(id);
  }),
  once("replayed: approved again past the app when it is done", async (desk) => {
    const id = await approved(desk);
    await desk.click(id);
    await tamper(`update intent set state = 'APPROVED', settled_at = null where id = '${id}'`);
    for (let times = 0; times < 2; times += 1) await desk.click(id);
  }),
];

const MOMENTS: readonly Point[] = ["before_admit", "admitted", "claimed", "ready", "in_flight"];

/** What is sent is changed past the app while it is being done: then it is done as approved, or not at all. */
export function momentCases({ tampered }: Kind): Case[] {
  const frozen = tampered.filter(([column]) => column === "frozen");
  return MOMENTS.flatMap((moment) =>
    frozen.map(([column, sql]): Case => ({
      name: `at ${moment}: ${column} = ${sql}`,
      often: "as approved",
      async run(desk) {
        const id = await approved(desk);
        const at: Hook = async (point) => {
          if (point === moment) await tamper(`update intent set ${column} = ${filled(desk, sql)} where id = '${id}'`);
        };
        await desk.click(id, desk.her, { at });
      },
    })),
  );
}
