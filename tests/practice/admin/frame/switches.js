// The page of switches: draws whatever sections the store describes, and throws a switch when its form is sent.
import { controlOf, fillFromPerson, valuesOf } from "./fields.js";
import { element, get, make, post } from "./talk.js";
import { drawAnswer } from "./views.js";

const wanted = new URLSearchParams(location.search).get("shop");
const shops = await get("/practice/shops");
for (const { domain, name } of shops) element("shop").append(new Option(name, domain, false, domain === wanted));
const sections = await get("/practice/sections");

const chosen = () => element("shop").value;
const idOf = (text) => text.toLowerCase().replace(/\W+/g, "-");

function say(text, isError = false) {
  element("outcome").textContent = text;
  element("outcome").classList.toggle("error", isError);
}

/** What a form needs to know of the chosen shop: its people, and what the app may be allowed. */
async function surroundings() {
  const shop = chosen();
  const people = await get(`/practice/people?shop=${shop}`);
  return { shop, shops, people, scopes: (await get(`/practice/scopes?shop=${shop}`)).optional };
}

async function drawSections() {
  const around = await surroundings();
  element("back").href = `/store/${around.shop.replace(".myshopify.com", "")}/apps/delega?as=owner`;
  element("contents").replaceChildren(
    ...sections.map(({ title }) => make("a", { href: `#${idOf(title)}`, textContent: title })),
  );
  element("sections").replaceChildren(...sections.map((section) => drawSection(section, around)));
  await drawViews();
}

function drawSection({ title, views = [], panels }, around) {
  const section = make(
    "section",
    { "aria-labelledby": idOf(title) },
    make("h2", { id: idOf(title), textContent: title }),
  );
  for (const view of views) {
    const place = make("div", { className: "view", "data-shows": view.shows });
    section.append(make("h3", { textContent: view.title }), place);
  }
  const forms = make("div", { className: "panels" }, ...panels.map((panel) => drawPanel(title, panel, around)));
  section.append(forms);
  return section;
}

function drawPanel(sectionTitle, panel, around) {
  const { title, help, fields = [], button } = panel;
  const prefix = idOf(`${sectionTitle} ${title}`);
  const body = make("fieldset", {}, make("legend", { textContent: title }));
  if (help) body.append(make("p", { className: "help", textContent: help }));
  body.append(...fields.map((field) => controlOf(field, { prefix, ...around })));
  body.append(make("button", { textContent: button }));
  const form = make("form", { noValidate: false }, body);
  const begin = () => fillFromPerson(form, fields, around.people);
  form.elements.userId?.addEventListener("change", begin);
  begin();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form, panel, around);
  });
  return form;
}

async function send(form, { title, does, fields = [], fixed = {} }, { shop }) {
  try {
    const path = does.replace("POST ", "");
    // A switch that names a person names the shop by the page's own choice.
    const of = fields.some(({ kind }) => kind === "person") ? { shop } : {};
    await post(path, { ...of, ...valuesOf(form, fields), ...fixed });
    say(`Done: ${title}.`);
    // The other forms begin with what is true of people and scopes now.
    if (fields.some(({ kind, optional }) => (kind === "person" && !optional) || kind === "scopes"))
      await drawSections();
  } catch (error) {
    say(`Not done: ${title}. ${error.message}`, true);
  }
  await drawViews();
}

async function drawViews() {
  for (const view of sections.flatMap(({ views = [] }) => views)) {
    const [place] = document.querySelectorAll(`[data-shows="${view.shows}"]`);
    const answer = await get(`${view.shows.replace("GET ", "")}?shop=${chosen()}`);
    place.replaceChildren(drawAnswer(view, answer));
  }
}

element("shop").addEventListener("change", () => void drawSections());
element("refresh").addEventListener("click", async () => {
  await drawViews();
  say("Refreshed.");
});
await drawSections();
