import { Button, Select, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { ParsedField } from "../../ui/parsed-field";
import type { Limit } from "../policy/limit";
import { typedNumber } from "./condition-form";
import { useRoleWords } from "./use-role-words";

/** One limit or condition: its name, its fields, and the way to be rid of it. */
export function Term({
  name,
  onRemove,
  children,
}: {
  readonly name: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}) {
  const { say } = useRoleWords();
  return (
    <div className="delega-term" role="group" aria-label={name}>
      <div className="delega-term-head">
        <Text as="h4" variant="headingSm">
          {name}
        </Text>
        <Button variant="plain" onClick={onRemove} accessibilityLabel={say("roles:removeNamed", { what: name })}>
          {say("roles:remove")}
        </Button>
      </div>
      {children}
    </div>
  );
}

type Otherwise = Limit["over"];

/** What it says when the limit is exceeded, or the condition not met. */
export function OtherwiseField({
  value,
  onChange,
}: {
  readonly value: Otherwise;
  readonly onChange: (value: Otherwise) => void;
}) {
  const { say } = useRoleWords();
  return (
    <Select
      label={say("roles:otherwise")}
      options={(["ask", "deny"] as const).map((one) => ({ value: one, label: say(`roles:otherwise_${one}`) }))}
      value={value}
      onChange={(chosen) => {
        onChange(chosen === "deny" ? "deny" : "ask");
      }}
    />
  );
}

type NumberFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly bounds: { readonly min: number; readonly max: number };
  readonly onChange: (value: number) => void;
};

export function NumberField({ label, value, bounds, onChange }: NumberFieldProps) {
  const { say } = useRoleWords();
  return (
    <ParsedField
      label={label}
      value={value}
      format={String}
      parse={(text) => typedNumber(text, bounds)}
      onChange={onChange}
      error={say("roles:numberError", bounds)}
      inputMode="numeric"
      align="right"
    />
  );
}
