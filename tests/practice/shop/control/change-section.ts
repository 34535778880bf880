import { VARIANTS } from "../catalog";
import { CANCEL_REASONS, CHANGED_BY } from "./change-switches";
import type { Field, Section } from "./panel";

const ORDER: readonly Field[] = [
  { name: "shop", label: "Shop", kind: "shop" },
  { name: "orderName", label: "Order", kind: "text", initial: "#1300" },
];
const WHO: readonly Field[] = [
  { name: "by", label: "By", kind: "choice", options: CHANGED_BY },
  { name: "userId", label: "Which of the staff", kind: "person", optional: true },
];
const SKU = `For instance ${VARIANTS.slice(0, 3)
  .map(({ sku }) => sku)
  .join(", ")}.`;

/** The forms of change-switches.ts. */
export const CHANGE_SECTION: Section = {
  title: "Orders changed past the app",
  panels: [
    {
      title: "Edit what is in an order",
      help: "A line gets another quantity (0 takes it out), something is added, or both.",
      does: "POST /practice/outside-edit",
      button: "Edit the order",
      fields: [
        ...ORDER,
        { name: "set.0.sku", label: "SKU of the line", kind: "text", optional: true, help: SKU },
        { name: "set.0.quantity", label: "Its new quantity", kind: "number", optional: true, min: 0, step: 1 },
        { name: "add.0.sku", label: "SKU to add", kind: "text", optional: true, initial: "STRAP-25" },
        {
          name: "add.0.quantity",
          label: "How many of it",
          kind: "number",
          optional: true,
          initial: 1,
          min: 1,
          step: 1,
        },
        { name: "staffNote", label: "Reason, for staff", kind: "text", optional: true },
        ...WHO,
      ],
    },
    {
      title: "Cancel an order",
      does: "POST /practice/outside-cancel",
      button: "Cancel the order",
      fields: [
        ...ORDER,
        { name: "reason", label: "Why", kind: "choice", options: CANCEL_REASONS },
        { name: "refund", label: "Pay back what was paid", kind: "check", initial: true },
        { name: "restock", label: "Put the goods back into stock", kind: "check", initial: true },
        { name: "staffNote", label: "Note, for staff", kind: "text", optional: true },
        ...WHO,
      ],
    },
    {
      title: "Change where it goes",
      help: "The whole address is replaced.",
      does: "POST /practice/outside-address",
      button: "Change the address",
      fields: [
        ...ORDER,
        addressPart("firstName", "First name", "Lucia"),
        addressPart("lastName", "Last name", "Ferri"),
        addressPart("company", "Company"),
        addressPart("address1", "Street and number", "Via Garibaldi 12"),
        addressPart("address2", "Floor, door"),
        addressPart("zip", "Postal code", "40124"),
        addressPart("city", "City", "Bologna"),
        addressPart("provinceCode", "Province", "BO"),
        addressPart("countryCode", "Country, two letters", "IT"),
        addressPart("phone", "Phone"),
        ...WHO,
      ],
    },
    {
      title: "Change note, tags or e-mail",
      help: "What is left empty stays as it is.",
      does: "POST /practice/outside-update",
      button: "Update the order",
      fields: [
        ...ORDER,
        { name: "note", label: "Note", kind: "text", optional: true },
        { name: "tags", label: "Tags, with commas between them", kind: "words", optional: true },
        { name: "email", label: "E-mail", kind: "text", optional: true },
        ...WHO,
      ],
    },
    {
      title: "Comment on its timeline",
      does: "POST /practice/outside-comment",
      button: "Post the comment",
      fields: [...ORDER, { name: "text", label: "Comment", kind: "text", initial: "Called the customer." }, ...WHO],
    },
    {
      title: "Shopify's own jobs",
      help: "An order that the app cancels is cancelled by a job.",
      does: "POST /practice/jobs",
      button: "Set the jobs",
      fields: [
        { name: "delayMs", label: "Milliseconds until one runs", kind: "number", initial: 200, min: 0 },
        {
          name: "failing",
          label: "How many end without having done anything",
          kind: "number",
          initial: 0,
          min: 0,
          step: 1,
        },
      ],
    },
  ],
};

function addressPart(name: string, label: string, initial = ""): Field {
  return { name: `address.${name}`, label, kind: "text", initial, optional: true };
}
