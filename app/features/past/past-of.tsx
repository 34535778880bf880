import { Box, Button, Text } from "@shopify/polaris";
import { createContext, useContext, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import type { Rule } from "../policy/rule";
import { PastLine } from "./past-line";
import { usePast, type PastReading } from "./use-past";

/** `reading` null = nobody asked yet: it is a long reading, so a page begins it only when somebody wants it. */
type Asked = { readonly reading: PastReading | null; readonly ask: () => void };

const PastContext = createContext<Asked | null>(null);

/** One reading of the shop's past for all that a page shows of it. */
export function PastAround({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState(false);
  const reading = usePast(null, { wanted: asked });
  const ask = () => {
    setAsked(true);
  };
  return <PastContext.Provider value={{ reading: asked ? reading : null, ask }}>{children}</PastContext.Provider>;
}

type PastOfProps = {
  readonly rules: readonly Rule[];
  readonly ceiling: readonly Rule[];
  /** Where there is no room to ask, nothing stands there before somebody asked elsewhere on the page. */
  readonly quiet?: boolean;
};

/** What these rules would have meant on the shop's past refunds, which are the owner's to see. */
export function PastOf({ rules, ceiling, quiet = false }: PastOfProps) {
  const { t } = useTranslation("past");
  const { kind } = useShell();
  const past = useContext(PastContext);
  if (past === null) throw new Error("this belongs inside PastAround");
  if (kind !== "owner" || (quiet && past.reading === null)) return null;
  if (past.reading === null)
    return (
      <Box>
        <Button variant="plain" onClick={past.ask}>
          {t("onThePast")}
        </Button>
      </Box>
    );
  const { ready, done, problem, truth } = past.reading;
  if (problem !== null) return <ProblemBanner problem={problem} />;
  return (
    <Text as="p" {...(quiet ? { tone: "subdued", variant: "bodySm" } : {})}>
      <span role="status">
        {!done ? `${t("readingTitle")} …` : truth.count === 0 ? t("nothingPast") : null}
        {done ? <PastLine past={ready} rules={rules} ceiling={ceiling} /> : null}
      </span>
    </Text>
  );
}
