import { amountText, typedAmount } from "../../platform/typed-amount";
import { ParsedField } from "../../ui/parsed-field";
import { useShell } from "../../ui/shell-context";
import { useRoleWords } from "./use-role-words";

type MoneyFieldProps = {
  readonly label: string;
  readonly value: number | null;
  /** Null only where an empty field means something. */
  readonly onChange: (amountMinor: number | null) => void;
  readonly mayBeEmpty?: boolean;
  readonly helpText?: string;
  readonly disabled?: boolean;
};

/** An amount in the shop's currency, typed with a comma or a point; minor units. */
export function MoneyField({
  label,
  value,
  onChange,
  mayBeEmpty = false,
  helpText,
  disabled = false,
}: MoneyFieldProps) {
  const { say } = useRoleWords();
  const { shop, locale } = useShell();
  return (
    <ParsedField<number | null>
      label={label}
      value={value}
      format={(amountMinor) =>
        amountMinor === null ? "" : amountText(amountMinor, { currency: shop.currency, locale })
      }
      parse={(text) => (mayBeEmpty && text.trim() === "" ? null : typedAmount(text, shop.currency))}
      onChange={onChange}
      error={say("roles:amountError")}
      inputMode="decimal"
      suffix={shop.currency}
      align="right"
      disabled={disabled}
      {...(helpText === undefined ? {} : { helpText })}
    />
  );
}
