import { BlockStack, Button, Card, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { inOrder } from "./role-change";
import { DatesFields } from "./time-fields";
import { useGrantTap } from "./use-grant-tap";
import { useRoleWords } from "./use-role-words";

type Terms = {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly timeZone: string | null;
};
type PersonTermsProps = {
  readonly grantId: string;
  readonly name: string;
  readonly terms: Terms;
  readonly stopped: boolean;
};

/** From when until when somebody works, and on whose clock their working hours count. */
export function PersonTerms({ grantId, name, terms, stopped }: PersonTermsProps) {
  const { say } = useRoleWords();
  const { shop } = useShell();
  const [typed, setTyped] = useState(terms);
  const { validFrom, validUntil, timeZone } = typed;
  const { tap, busy, error } = useGrantTap(grantId, {
    intent: "terms",
    validFrom: validFrom ?? "",
    validUntil: validUntil ?? "",
    timeZone: timeZone ?? "",
  });
  const unchanged = validFrom === terms.validFrom && validUntil === terms.validUntil && timeZone === terms.timeZone;
  const why = whyNot();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say("roles:terms", { name })}
        </Text>
        <DatesFields
          labels={{ from: say("roles:validFrom"), until: say("roles:validUntil") }}
          value={{ from: validFrom, until: validUntil }}
          timeZone={shop.timeZone}
          onChange={({ from, until }) => {
            setTyped({ ...typed, validFrom: from, validUntil: until });
          }}
        />
        <Select
          label={say("roles:timeZone")}
          options={[
            { value: "", label: say("roles:shopZone", { zone: shop.timeZone }) },
            ...Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone })),
          ]}
          value={timeZone ?? ""}
          onChange={(zone) => {
            setTyped({ ...typed, timeZone: zone === "" ? null : zone });
          }}
          helpText={say("roles:hoursWhere")}
        />
        <Button onClick={tap} loading={busy} disabled={why !== ""}>
          {say("roles:termsSave")}
        </Button>
        {why === "" ? null : (
          <Text as="p" tone="subdued">
            {why}
          </Text>
        )}
        {error === undefined ? null : <ProblemBanner problem={error} />}
      </BlockStack>
    </Card>
  );

  function whyNot(): string {
    if (stopped) return say("roles:personStopped", { name });
    if (!inOrder(validFrom, validUntil)) return say("roles:datesOrder");
    return unchanged ? say("roles:nothingToSave") : "";
  }
}
