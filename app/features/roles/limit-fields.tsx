import { Select } from "@shopify/polaris";
import { Measure, WINDOWS, Window, type Limit } from "../policy/limit";
import { withLimit } from "./condition-form";
import { MoneyField } from "./money-field";
import { NumberField, OtherwiseField, Term } from "./term-fields";
import { useRoleWords } from "./use-role-words";

const MOST_TIMES = 100_000;

type LimitFieldsProps = {
  readonly limit: Limit;
  readonly onChange: (limit: Limit) => void;
  readonly onRemove: () => void;
};

/** One limit: what counts, per what, at most how much, and what is said above it. */
export function LimitFields({ limit, onChange, onRemove }: LimitFieldsProps) {
  const { say } = useRoleWords();
  const change = (part: Partial<Limit>) => {
    onChange(withLimit(limit, part));
  };
  const { measure, window, max, over } = limit;
  return (
    <Term name={`${say(`roles:measure_${measure}`)} ${say(`roles:window_${window}`)}`} onRemove={onRemove}>
      <Select
        label={say("roles:measure")}
        options={Measure.options.map((one) => ({ value: one, label: say(`roles:measure_${one}`) }))}
        value={measure}
        onChange={(chosen) => {
          change({ measure: Measure.parse(chosen) });
        }}
      />
      <Select
        label={say("roles:window")}
        options={WINDOWS.map((one) => ({ value: one, label: say(`roles:window_${one}`) }))}
        value={window}
        disabled={measure === "percent"}
        onChange={(chosen) => {
          change({ window: Window.parse(chosen) });
        }}
      />
      {measure === "amount" ? (
        <MoneyField
          label={say("roles:maximum")}
          value={max}
          onChange={(amountMinor) => {
            if (amountMinor !== null) change({ max: amountMinor });
          }}
        />
      ) : (
        <NumberField
          label={say("roles:maximum")}
          value={max}
          bounds={{ min: 0, max: measure === "percent" ? 100 : MOST_TIMES }}
          onChange={(times) => {
            change({ max: times });
          }}
        />
      )}
      <OtherwiseField
        value={over}
        onChange={(chosen) => {
          change({ over: chosen });
        }}
      />
    </Term>
  );
}
