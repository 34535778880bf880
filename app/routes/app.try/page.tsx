import { useNavigate, useNavigation } from "@remix-run/react";
import { Layout } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "../../features/delegation/whose-rules";
import type { Verdict } from "../../features/try/case";
import { PastAround } from "../../features/past/past-of";
import type { Draft } from "../../features/try/draft";
import { TryForm } from "../../features/try/try-form";
import { VerdictCard } from "../../features/try/verdict-card";
import type { Problem } from "../../platform/problem";
import { PageFrame } from "../../ui/page-frame";
import { ProblemBanner } from "../../ui/problem-banner";

type TryPageProps = {
  readonly choices: readonly Choice[];
  readonly draft: Draft;
  readonly verdict: Verdict | null;
  readonly problem: Problem | null;
};

/** Any case against the real rules: what would be answered, and why. */
export function TryPage({ choices, draft, verdict, problem }: TryPageProps) {
  const { t } = useTranslation(["try", "team"]);
  const navigate = useNavigate();
  const navigation = useNavigation();
  const tried = useRef(false);
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone the answer stands below a long form.
    if (tried.current) shown.current?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }, [verdict, problem]);
  return (
    <PageFrame
      title={t("try:title")}
      subtitle={t("try:intro")}
      backAction={{ content: t("team:listTitle"), url: "/app/team" }}
    >
      <Layout>
        <Layout.Section variant="oneThird">
          <TryForm
            key={draft.who}
            start={draft}
            choices={choices}
            busy={navigation.state !== "idle"}
            onTry={(next) => {
              tried.current = true;
              navigate(`/app/try?${new URLSearchParams(next).toString()}`);
            }}
          />
        </Layout.Section>
        <Layout.Section>
          <div ref={shown}>
            {problem === null ? null : <ProblemBanner problem={problem} />}
            {verdict === null ? null : (
              <PastAround>
                <VerdictCard verdict={verdict} />
              </PastAround>
            )}
          </div>
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}
