import { TextField, type TextFieldProps } from "@shopify/polaris";
import { useState } from "react";
import { useTypedError } from "./typed-errors";

type ParsedFieldProps<V> = Pick<
  TextFieldProps,
  "label" | "suffix" | "helpText" | "type" | "inputMode" | "align" | "disabled"
> & {
  readonly value: V;
  /** The value as this reader types it. */
  readonly format: (value: V) => string;
  /** What was typed; undefined = not a value, which is said and changes nothing. */
  readonly parse: (text: string) => V | undefined;
  readonly onChange: (value: V) => void;
  readonly error: string;
};

/**
 * A field for something that is typed and means something else: an amount, a number, a list, a time. What is typed stays
 * as typed; a value that comes from elsewhere (undo, another field) replaces it.
 */
export function ParsedField<V>({ value, format, parse, onChange, error, ...field }: ParsedFieldProps<V>) {
  const [typed, setTyped] = useState(() => format(value));
  const meant = parse(typed);
  useTypedError(meant === undefined);
  const shown = meant === undefined || format(meant) === format(value) ? typed : format(value);
  return (
    <TextField
      {...field}
      value={shown}
      onChange={(text) => {
        setTyped(text);
        const next = parse(text);
        if (next !== undefined) onChange(next);
      }}
      autoComplete="off"
      {...(meant === undefined ? { error } : {})}
    />
  );
}
