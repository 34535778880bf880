// What a switch answers, for people: a list as a table, anything else as names and values.
import { make } from "./talk.js";

export function drawAnswer({ title, columns, empty }, answer) {
  const rows = Array.isArray(answer) ? answer : null;
  if ((rows ?? Object.keys(answer)).length === 0) return make("p", { textContent: empty });
  if (rows === null) return names(answer);
  const heads = columns ?? Object.keys(rows[0]);
  const table = make("table", {}, make("caption", { textContent: `${title}: ${rows.length}` }));
  table.append(make("thead", {}, row("th", heads)));
  // The newest first: that is what one has just caused.
  table.append(
    make(
      "tbody",
      {},
      ...rows.toReversed().map((one) =>
        row(
          "td",
          heads.map((head) => textOf(one[head])),
        ),
      ),
    ),
  );
  return make("div", { className: "scrolls", tabIndex: 0, role: "region", "aria-label": title }, table);
}

function row(tag, texts) {
  const scope = tag === "th" ? { scope: "col" } : {};
  return make("tr", {}, ...texts.map((textContent) => make(tag, { textContent, ...scope })));
}

function names(answer) {
  const pairs = Object.entries(answer).flatMap(([name, value]) => [
    make("dt", { textContent: name }),
    make("dd", {
      textContent: Array.isArray(value) && typeof value[0] === "object" ? String(value.length) : textOf(value),
    }),
  ]);
  return make("dl", {}, ...pairs);
}

function textOf(value) {
  if (value === null || value === undefined) return "—";
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.join(", ") || "none";
  if (typeof value === "object") return JSON.stringify(value);
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}
