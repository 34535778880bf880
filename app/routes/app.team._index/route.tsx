import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { activate, stop, withdraw } from "../../features/delegation/change-team.server";
import { readTeam } from "../../features/delegation/read-team.server";
import { ok } from "../../platform/result";
import { TeamForm } from "./form";
import { TeamPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(asPerson(args, "owner", async ({ shop }) => ok(await readTeam(shop.domain, shop.timeZone))));
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "owner", async ({ shop, actor }) => {
      const form = await readForm(args.request, TeamForm);
      if (!form.ok) return form;
      const ask = { shop, actor, requestKey: form.value.requestKey };
      switch (form.value.intent) {
        case "activate":
          return activate({ ...ask, input: { grantId: form.value.grantId } });
        case "withdraw":
          return withdraw({ ...ask, input: { invitationId: form.value.invitationId } });
        case "stop":
          return stop({ ...ask, input: { who: form.value.who } });
      }
    }),
  );
}

export default function TeamRoute() {
  return <TeamPage team={useLoaderData<typeof loader>()} />;
}
