import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { JsonObject } from "../../platform/json";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";

type Answer = {
  readonly ok: boolean;
  readonly error?: Problem;
  readonly value?: { readonly after: JsonObject | null };
};

type StopButtonProps = { readonly who: string; readonly name: string | null; readonly already?: boolean };

/** Stop one person or everyone: one question, then done, and what is still the owner's to do. */
export function StopButton({ who, name, already = false }: StopButtonProps) {
  const { t } = useTranslation(["team", "common"]);
  const fetcher = useFetcher<Answer>();
  const { key } = useRequestKey();
  const [asking, setAsking] = useState(false);
  const stopped = fetcher.data?.ok === true ? fetcher.data.value?.after : undefined;
  const words = { name: name ?? "" };
  const stop = () => {
    fetcher.submit({ intent: "stop", who, requestKey: key }, { method: "post", action: "/app/team?index" });
    setAsking(false);
  };
  if (stopped != null) return <Stopped name={name} at={stoppedAt(stopped)} />;
  if (already) return null;
  return (
    <>
      {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
      <div>
        <Button
          tone="critical"
          size="large"
          loading={fetcher.state !== "idle"}
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

function Stopped({ name, at }: { readonly name: string | null; readonly at: string }) {
  const { t } = useTranslation("team");
  const format = useFormat();
  return (
    <div role="status">
      <Banner tone="success" title={name === null ? t("stoppedEveryone") : t("stoppedTitle", { name })}>
        <BlockStack gap="200">
          <Text as="p">
            <strong>{t("stoppedDone")}</strong>: {t("stoppedAt", { time: format.moment(at) })}
          </Text>
          <Text as="p">
            <strong>{t("stoppedYours")}</strong>: {t("stoppedYoursBody")}
          </Text>
        </BlockStack>
      </Banner>
    </div>
  );
}

function stoppedAt(after: JsonObject): string {
  const at = after["at"];
  return typeof at === "string" ? at : "";
}
