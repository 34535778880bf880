// Lists to choose from: the shop's goods for the resource picker, the app's own items for the other.
import { make, get } from "./talk.js";
import { question } from "./dialogs.js";
import { resourceOf, rowsOf } from "./resources.js";

/** The chosen resources in App Bridge's shape, or null when the person closes it. */
export async function pickResources(options, shop) {
  const { granted } = await get(`/practice/scopes?shop=${shop}`);
  if (!granted.some((scope) => scope === "read_products" || scope === "write_products"))
    throw new Error("the resource picker needs the scope read_products");
  const { type, action = "add", multiple = false, filter = {}, query = "", selectionIds = [] } = options;
  const goods = await get(`/practice/goods?shop=${shop}`);
  const rows = rowsOf(goods, { type, filter });
  const before = new Set(selectionIds.flatMap(({ id, variants = [] }) => [id, ...variants.map((one) => one.id)]));
  const nouns = { product: "products", variant: "variants", collection: "collections" };
  const verb = action === "select" ? "Select" : "Add";
  const chosen = await choose({
    title: `${verb} ${nouns[type]}`,
    button: verb,
    query,
    // Several variants of one product are one product.
    most: multiple === true ? Infinity : Number(multiple) || 1,
    rows: rows.map((row) => ({ ...row, selected: before.has(row.id) })),
  });
  return chosen === null ? null : resourceOf(goods, { type, ids: chosen });
}

/** The ids of the chosen items, or null when the person closes it. */
export function pickItems({ heading, multiple = false, headers = [], items }) {
  return choose({
    title: heading,
    button: "Select",
    query: "",
    most: multiple === true ? Infinity : Number(multiple) || 1,
    headers: headers.map(({ content }) => content ?? ""),
    rows: items.map(({ id, heading: text, data = [], badges = [], disabled = false, selected = false }) => ({
      id,
      text,
      more: [...badges.map(({ content }) => content), ...data.map((one) => String(one ?? ""))].join(" · "),
      disabled,
      selected,
      group: id,
    })),
  });
}

/** A list with a search field; at most `most` groups can be chosen, one = radio-like. */
async function choose({ title, button, query, most, rows }) {
  const list = make("ul", { className: "rows" });
  const boxes = new Map(rows.map((row) => [row.id, boxOf(row)]));
  for (const row of rows) {
    const label = make("label", {}, boxes.get(row.id), make("span", { textContent: row.text }));
    if (row.more) label.append(make("small", { textContent: row.more }));
    list.append(make("li", { className: row.indent ? "indent" : "", hidden: false }, label));
  }
  const search = make("input", { type: "search", value: query, "aria-label": "Search" });
  const filter = () =>
    [...list.children].forEach((item, index) => {
      item.hidden = !`${rows[index].text} ${rows[index].more}`.toLowerCase().includes(search.value.toLowerCase());
    });
  search.addEventListener("input", filter);
  filter();
  const checked = () => rows.filter(({ id }) => boxes.get(id).checked);
  list.addEventListener("change", ({ target }) => keepWithin({ target, rows, boxes, most }));
  const answer = await question({
    title,
    wide: true,
    body: [search, list],
    buttons: [
      { text: "Cancel", value: "" },
      { text: button, value: "chosen", primary: true },
    ],
  });
  return answer === "chosen" ? checked().map(({ id }) => id) : null;
}

function boxOf({ id, selected, disabled = false }) {
  return make("input", { type: "checkbox", value: id, checked: selected, disabled });
}

/** The newest choice stands; what is too many gives way. */
function keepWithin({ target, rows, boxes, most }) {
  if (!target.checked) return;
  const groupOf = (id) => rows.find((row) => row.id === id)?.group;
  const groups = [...new Set(rows.filter(({ id }) => boxes.get(id).checked).map(({ group }) => group))];
  if (groups.length <= most) return;
  const newest = groupOf(target.value);
  const gone = new Set(groups.filter((group) => group !== newest).slice(0, groups.length - most));
  for (const { id, group } of rows) if (gone.has(group)) boxes.get(id).checked = false;
}
