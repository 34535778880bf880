import { TextField } from "@shopify/polaris";
import { useShell } from "../../ui/shell-context";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
};

/** An amount in the shop's currency, typed with a comma or a point. */
export function AmountField({ label, value, onChange, error }: Props) {
  const { shop } = useShell();
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      inputMode="decimal"
      suffix={shop.currency}
      autoComplete="off"
      {...(error === undefined ? {} : { error })}
    />
  );
}
