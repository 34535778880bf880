// The admin frame's own script: mints id tokens for whoever one acts as, answers App Bridge, shows the app's menu.
const settings = JSON.parse(document.getElementById("settings").textContent);
const element = (id) => document.getElementById(id);
const app = element("app");
const post = async (path, body) =>
  (
    await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })
  ).json();
const get = async (path) => (await fetch(path)).json();

const shops = await get("/practice/shops");
const people = await get(`/practice/people?shop=${settings.shop}`);
const person = people.find((one) => one.role === settings.as) ?? people[0];
const idToken = async () => (await post("/practice/id-token", { shop: settings.shop, userId: person.id })).idToken;

element("shop").textContent = shops.find((one) => one.domain === settings.shop)?.name ?? settings.shop;
fill(
  element("shops"),
  shops.map((one) => [one.domain.replace(".myshopify.com", ""), one.name]),
  settings.handle,
  (handle) => go(handle, settings.as),
);
fill(
  element("people"),
  people.map((one) => [one.role, `${one.firstName} (${one.role})`]),
  person.role,
  (role) => go(settings.handle, role),
);

function fill(select, options, chosen, onChange) {
  for (const [value, text] of options) select.append(new Option(text, value, value === chosen, value === chosen));
  select.addEventListener("change", () => onChange(select.value));
}

function go(handle, as) {
  location.href = `/store/${handle}/apps/delega?as=${as}`;
}

async function open(path) {
  const query = new URLSearchParams({
    embedded: "1",
    shop: settings.shop,
    locale: person.locale,
    session: "practice",
    timestamp: String(Math.floor(Date.now() / 1000)),
    host: btoa(`admin.shopify.com/store/${settings.handle}`).replace(/=+$/, ""),
    id_token: await idToken(),
  });
  app.src = `${settings.appOrigin}${path || "/"}?${query}`;
}

const answers = {
  idToken,
  "scopes.query": async () => {
    const { granted, optional } = await get(`/practice/scopes?shop=${settings.shop}`);
    return { granted, optional, required: granted.filter((one) => !optional.includes(one)) };
  },
  "scopes.request": (scopes) =>
    new Promise((resolve) => {
      element("scopes-text").textContent = `Delega asks for: ${scopes.join(", ")}`;
      element("scopes").showModal();
      const close = async (grant) => {
        element("scopes").close();
        const { granted } = await post("/practice/scopes", { shop: settings.shop, grant: grant ? scopes : [] });
        resolve({ result: grant ? "granted-all" : "declined-all", detail: { granted } });
      };
      element("allow").onclick = () => close(true);
      element("refuse").onclick = () => close(false);
    }),
  "scopes.revoke": async (scopes) => ({
    detail: await post("/practice/scopes", { shop: settings.shop, revoke: scopes }),
  }),
};

addEventListener("message", async ({ data, source }) => {
  if (source !== app.contentWindow || data?.practice !== true) return;
  if (data.type in answers) {
    source.postMessage(
      { practice: true, type: "answer", id: data.id, payload: await answers[data.type](data.payload) },
      "*",
    );
  } else if (data.type === "menu") {
    showMenu(data.payload);
  } else if (data.type === "toast") {
    element("toast").textContent = data.payload;
    element("toast").style.display = data.payload ? "block" : "none";
  } else if (data.type === "loading") {
    element("loading").dataset.on = String(data.payload);
  }
});

function showMenu({ menu, path }) {
  element("menu").replaceChildren(
    ...menu.map(({ href, text }) => {
      const link = Object.assign(document.createElement("a"), { href: "#", textContent: text });
      if (href === path) link.setAttribute("aria-current", "page");
      link.onclick = (event) => {
        event.preventDefault();
        app.contentWindow.postMessage({ practice: true, type: "navigate", payload: href }, "*");
      };
      return link;
    }),
  );
  history.replaceState(null, "", `/store/${settings.handle}/apps/delega${path}?as=${person.role}`);
}

await open(settings.path);
