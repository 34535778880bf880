import { Button, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Decision } from "../policy/decision";
import { roomSentence, toldRooms } from "../policy/explain";
import { ReasonList } from "../policy/reason-list";
import { useReader } from "../policy/use-reader";
import type { FieldView } from "./mask-order";
import type { RevealField } from "./reveal-field";
import { RevealPanel } from "./reveal-panel";

type FieldProps = { readonly field: RevealField; readonly view: FieldView; readonly decision: Decision };

/** One field of the customer: shown; behind a tap; behind somebody's yes; or hidden, with the reason in words. */
export function CustomerField({ field, view, decision }: FieldProps) {
  const { t } = useTranslation("orders");
  // What a tap opens is read out: the button that had the focus is gone by then.
  return (
    <div aria-live="polite">
      {view.sight === "hidden" ? (
        <>
          <Text as="p">{t(`hidden_${field}`)}</Text>
          <Why decision={decision} />
        </>
      ) : view.sight === "clear" || !view.has ? (
        <Text as="p" {...(field === "name" ? { fontWeight: "semibold" as const } : {})}>
          {said(view.text) ?? t(`none_${field}`)}
        </Text>
      ) : (
        <Masked field={field} view={view} decision={decision} />
      )}
    </div>
  );
}

/** A reason where there is no tap; where there is one, what is left of it. */
function Masked({ field, view, decision }: FieldProps) {
  const { t } = useTranslation("orders");
  const [open, setOpen] = useState(false);
  const panel = useId();
  const can = view.sight === "reveal" && decision.answer === "can";
  return (
    <>
      <div className="delega-row">
        <Text as="span" {...(field === "name" ? { fontWeight: "semibold" as const } : {})}>
          {said(view.text) ?? t(`hidden_${field}`)}
        </Text>
        <Button
          variant="plain"
          disabled={!can}
          onClick={() => {
            setOpen(!open);
          }}
          ariaExpanded={open}
          ariaControls={panel}
          accessibilityLabel={t(`showWhat_${field}`)}
        >
          {t("show")}
        </Button>
      </div>
      {can ? <Left decision={decision} /> : <Why decision={decision} />}
      <div id={panel}>{open && can ? <RevealPanel field={field} /> : null}</div>
    </>
  );
}

function Left({ decision }: { readonly decision: Decision }) {
  const { reader, tell } = useReader();
  return toldRooms(decision.rooms).map((room) => (
    <Text as="p" variant="bodySm" tone="subdued" key={`${room.window}${room.whose}${String(room.max)}`}>
      {tell(roomSentence(room, reader))}
    </Text>
  ));
}

function Why({ decision }: { readonly decision: Decision }) {
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      <ReasonList decision={decision} />
    </Text>
  );
}

function said(text: string | null): string | null {
  return text === "" ? null : text;
}
