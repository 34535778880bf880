import { Button, Text } from "@shopify/polaris";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText, type CopyResult } from "./copy-text";

type CopyButtonProps = {
  readonly text: string;
  readonly label: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  /** How many lines the text shows before it scrolls. */
  readonly rows?: number;
  readonly onCopied?: () => void;
};

/**
 * A text and its copy button. Shopify's frame grants no clipboard permission, so three ways are tried; "Copied" appears
 * only after one succeeded, else the text stays selected and the reader is told the keys.
 */
export function CopyButton({ text, label, primary = false, disabled = false, rows = 6, onCopied }: CopyButtonProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const [result, setResult] = useState<CopyResult | null>(null);
  const copy = () => {
    if (area.current === null) return;
    void copyText(area.current).then((copied) => {
      setResult(copied);
      if (copied === "copied") onCopied?.();
    });
  };
  return (
    <div>
      <textarea ref={area} className="delega-reply" readOnly rows={rows} value={text} aria-label={label} />
      <div className="delega-row">
        <Button
          onClick={copy}
          disabled={disabled}
          fullWidth
          size="large"
          {...(primary ? { variant: "primary" as const } : {})}
        >
          {result === "copied" ? `✓ ${t("copied")}` : label}
        </Button>
      </div>
      <div aria-live="polite">
        {result === "selected" ? <Text as="p">{t("copyByHand")}</Text> : null}
        {result === "copied" ? <span className="delega-hidden">{t("copied")}</span> : null}
      </div>
    </div>
  );
}
