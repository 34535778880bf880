import { Collapsible, Icon } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import { useId, useState, type ReactNode } from "react";

/** A part that is closed until somebody wants it; what is inside is not even made before. */
export function Disclosure({
  label,
  startsOpen,
  children,
}: {
  readonly label: ReactNode;
  readonly startsOpen: boolean;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        className="delega-disclosure"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {label}
        <span>
          <Icon source={open ? ChevronUpIcon : ChevronDownIcon} />
        </span>
      </button>
      <Collapsible id={id} open={open} transition={false}>
        {open ? children : null}
      </Collapsible>
    </div>
  );
}
