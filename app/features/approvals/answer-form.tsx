import { BlockStack, Button, InlineGrid, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { amountText, typedAmount } from "../../platform/typed-amount";
import { useShell } from "../../ui/shell-context";
import { useFormat } from "../../ui/use-format";
import type { DecideView } from "./request-view";
import type { RequestTap } from "./use-request-tap";

type Props = { readonly request: DecideView; readonly tap: RequestTap };
type Open = "less" | "decline" | null;

/** Yes with the amount on it; less and no open a field each, and say why they are off while they are. */
export function AnswerForm({ request, tap }: Props) {
  const { t } = useTranslation("approvals");
  const format = useFormat();
  const [open, setOpen] = useState<Open>(null);
  const { amount, seen } = request;
  return (
    <div className="delega-tap">
      <BlockStack gap="200">
        <Button
          variant="primary"
          size="large"
          fullWidth
          disabled={tap.busy}
          onClick={() => {
            tap.answer({ intent: "approve", seen, text: "" });
          }}
        >
          {amount === null ? t("approve") : t("approveAmount", { amount: format.money(amount) })}
        </Button>
        <InlineGrid columns={request.mayBeLess ? 2 : 1} gap="200">
          {request.mayBeLess ? (
            <Button
              size="large"
              fullWidth
              pressed={open === "less"}
              onClick={() => setOpen(open === "less" ? null : "less")}
            >
              {t("less")}
            </Button>
          ) : null}
          <Button
            size="large"
            fullWidth
            pressed={open === "decline"}
            onClick={() => setOpen(open === "decline" ? null : "decline")}
          >
            {t("decline")}
          </Button>
        </InlineGrid>
        {open === "less" && amount !== null ? <Less request={request} tap={tap} /> : null}
        {open === "decline" ? <Decline request={request} tap={tap} /> : null}
      </BlockStack>
    </div>
  );
}

function Less({ request, tap }: Props) {
  const { t } = useTranslation("approvals");
  const format = useFormat();
  const { locale } = useShell();
  const currency = request.amount?.currency ?? "";
  const mostMinor = (request.amount?.amountMinor ?? 0) - 1;
  const within = request.over === null ? mostMinor : Math.min(mostMinor, Math.max(1, request.over.left));
  const [typed, setTyped] = useState(() => amountText(within, { currency, locale }));
  const meant = typedAmount(typed, currency);
  const fits = meant !== undefined && meant >= 1 && meant <= mostMinor;
  return (
    <BlockStack gap="200">
      <TextField
        label={t("lessLabel")}
        value={typed}
        onChange={setTyped}
        inputMode="decimal"
        autoComplete="off"
        suffix={currency}
        {...(fits ? {} : { error: t("lessWrong", { amount: format.money({ amountMinor: mostMinor + 1, currency }) }) })}
      />
      <Button
        variant="primary"
        size="large"
        fullWidth
        disabled={!fits || tap.busy}
        onClick={() => {
          tap.answer({ intent: "less", seen: request.seen, text: "", less: String(meant) });
        }}
      >
        {t("approveAmount", { amount: fits ? format.money({ amountMinor: meant, currency }) : "" })}
      </Button>
    </BlockStack>
  );
}

function Decline({ request, tap }: Props) {
  const { t } = useTranslation("approvals");
  const [text, setText] = useState("");
  const empty = text.trim() === "";
  return (
    <BlockStack gap="200">
      <TextField
        label={t("declineLabel", { who: request.who })}
        value={text}
        onChange={setText}
        multiline={2}
        maxLength={2000}
        autoComplete="off"
        helpText={empty ? t("declineNeedsText") : undefined}
      />
      <Button
        size="large"
        tone="critical"
        fullWidth
        disabled={empty || tap.busy}
        onClick={() => {
          tap.answer({ intent: "decline", text });
        }}
      >
        {t("declineNow")}
      </Button>
    </BlockStack>
  );
}
