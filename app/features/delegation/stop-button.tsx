import { useFetcher, useNavigate } from "@remix-run/react";
import { Button, Modal, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useRequestKey } from "../../ui/use-request-key";

type Answer = { readonly ok: boolean; readonly error?: Problem };

type StopButtonProps = { readonly who: string; readonly name: string | null };

/** Stop one person or everyone: one question, then the screen that says what is done and what is still the owner's. */
export function StopButton({ who, name }: StopButtonProps) {
  const { t } = useTranslation(["team", "common"]);
  const fetcher = useFetcher<Answer>();
  const navigate = useNavigate();
  const { key } = useRequestKey();
  const [asking, setAsking] = useState(false);
  const stopped = fetcher.data?.ok === true;
  useEffect(() => {
    if (stopped) navigate(name === null ? "/app/stopped" : `/app/team/${who}/stopped`);
  }, [stopped, name, who, navigate]);
  const words = { name: name ?? "" };
  const stop = () => {
    fetcher.submit({ intent: "stop", who, requestKey: key }, { method: "post", action: "/app/team?index" });
    setAsking(false);
  };
  return (
    <>
      {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
      <div>
        <Button
          tone="critical"
          size="large"
          loading={fetcher.state !== "idle" || stopped}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t(name === null ? "team:stopEveryone" : "team:stop")}
        </Button>
      </div>
      <Modal
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
        title={t(name === null ? "team:stopEveryoneTitle" : "team:stopTitle", words)}
        primaryAction={{
          content: t(name === null ? "team:stopEveryone" : "team:stop"),
          destructive: true,
          onAction: stop,
        }}
        secondaryActions={[
          {
            content: t("common:cancel"),
            onAction: () => {
              setAsking(false);
            },
          },
        ]}
      >
        <Modal.Section>
          <Text as="p">{t("team:stopBody")}</Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
