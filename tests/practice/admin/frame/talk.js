// What every part of the frame needs: the store's switches, the page's elements, and a way to make new ones.
export const element = (id) => document.getElementById(id);

/** A new element with properties and children; an `aria-…` or `data-…` name is an attribute. */
export function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children);
  return made;
}

export const get = async (path) => answerOf(await fetch(path));

export const post = async (path, body) =>
  answerOf(
    await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  );

async function answerOf(response) {
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Error(answer.error ?? answer.errors ?? `the practice answered ${response.status}`);
}
