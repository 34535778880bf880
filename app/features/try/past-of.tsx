import { Box, Button, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemBanner } from "../../ui/problem-banner";
import { PastLine } from "../past/past-line";
import { usePast } from "../past/use-past";
import type { Rule } from "../policy/rule";

type PastOfProps = { readonly rules: readonly Rule[]; readonly ceiling: readonly Rule[] };

/** The same rules on the shop's past refunds: read only when somebody asks, because it is a long reading. */
export function PastOf(props: PastOfProps) {
  const { t } = useTranslation("try");
  const [asked, setAsked] = useState(false);
  if (asked) return <Line {...props} />;
  return (
    <Box>
      <Button
        variant="plain"
        onClick={() => {
          setAsked(true);
        }}
      >
        {t("onThePast")}
      </Button>
    </Box>
  );
}

function Line({ rules, ceiling }: PastOfProps) {
  const { t } = useTranslation("past");
  const { ready, done, problem, truth } = usePast(null);
  if (problem !== null) return <ProblemBanner problem={problem} />;
  return (
    <Text as="p">
      <span role="status">
        {!done ? `${t("readingTitle")} …` : truth.count === 0 ? t("nothingPast") : null}
        {done ? <PastLine past={ready} rules={rules} ceiling={ceiling} /> : null}
      </span>
    </Text>
  );
}
