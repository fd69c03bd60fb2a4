// Several articles: the list, found by title and path, the one that is open, those that are asked.
import { keepText, keptText, ownName } from "./keeping.js";

const PAUSE = 150; // milliseconds after a key before what is typed is looked for
const byId = (id) => document.getElementById(id);
const sheet = () => document.querySelector(".sheet");
let typing = 0;
let asked = 0; // what was asked for last: an answer to something earlier comes too late

export const several = () => Boolean(byId("shelf"));
export const opened = () => sheet()?.dataset.open || "";

// The article of a path in the place of the one before; whether there is one.
export async function open(path) {
  if (!several() || path === opened()) return several() || !path;
  const turn = ++asked;
  const found = await fetched(`client/article?path=${encodeURIComponent(path)}`);
  if (turn !== asked) return false;
  if (!found.html) return false;
  byId("article").innerHTML = found.html;
  byId("article").scrollTop = 0;
  sheet().dataset.open = path;
  return true;
}

export function list() {
  asked += 1;
  sheet().dataset.open = "";
  byId("article").replaceChildren();
  byId("find").focus();
}

async function find() {
  const turn = ++asked;
  const { html } = await fetched(`client/articles?find=${encodeURIComponent(byId("find").value)}`);
  if (html && turn === asked) byId("found").innerHTML = html;
}

async function fetched(address, options) {
  try {
    const response = await fetch(address, options);
    return await response.json();
  } catch {
    return { error: "The server does not answer: try again." };
  }
}

// What became of the words that an old address carries.
export const standing = (path, words, anchor) =>
  fetched("client/standing", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ path, words, anchor }),
  });

// Which of the articles the next question is asked of; empty for all.
export const within = () => (several() && !ownName() ? keptText("within") : "");

export function askOnly(part) {
  keepText("within", part);
  showScope();
}

export function showScope() {
  const line = byId("scope");
  if (!line) return;
  line.querySelector("b").textContent = within();
  line.hidden = !within();
}

document.addEventListener("input", ({ target }) => {
  if (target.id !== "find") return;
  clearTimeout(typing);
  typing = setTimeout(find, PAUSE);
});
