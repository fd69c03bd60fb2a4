// The article: which pane is in view, which sentence is marked, and where the reader looks.
import * as shelf from "./shelf.js";

const byId = (id) => document.getElementById(id);
let scrolled = 0; // where the page itself scrolled the article to
let elsewhere = false; // whether the reader has scrolled or focused in the article since asking
let due = null; // a sentence to be scrolled to once the article is in view

export function show(pane) {
  document.body.dataset.pane = pane;
  for (const tab of document.querySelectorAll("[data-pane][role=tab]")) {
    const chosen = tab.dataset.pane === pane;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  if (pane === "paper" && due?.isConnected) scrollTo(due);
}

function scrollTo(sentence) {
  const hidden = !sentence.getClientRects().length;
  due = hidden ? sentence : null;
  if (hidden || isInView(sentence)) return;
  sentence.scrollIntoView({ block: "center" });
  scrolled = byId("article").scrollTop;
}

function isInView(sentence) {
  const box = sentence.getBoundingClientRect();
  const sheet = byId("article").getBoundingClientRect();
  return box.top >= sheet.top && box.bottom <= sheet.bottom;
}

// The one sentence that is marked, and in the conversation the numbers that lead to it.
function mark(anchor) {
  for (const other of document.querySelectorAll("#article [aria-current]")) {
    other.removeAttribute("aria-current");
  }
  for (const cite of document.querySelectorAll("#log .cite")) {
    const here = cite.dataset.cite === anchor && (cite.dataset.in || "") === shelf.opened();
    cite.classList.toggle("here", here);
  }
  const sentence = anchor ? byId(anchor) : null;
  if (sentence) sentence.setAttribute("aria-current", "true");
  return sentence;
}

export function unmark() {
  due = null;
  mark("");
}

// The reader wants to see a sentence, of several articles that of a path.
export async function goTo(anchor, path = shelf.opened()) {
  if (!(await shelf.open(path))) return false;
  const sentence = mark(anchor);
  if (!sentence) return false;
  show("paper");
  scrollTo(sentence);
  sentence.focus({ preventScroll: true });
  return true;
}

// An answer's sentence: in view unless the reader is looking elsewhere in the article.
export async function showAnswer(anchor, path = "") {
  if (elsewhere && path !== shelf.opened()) return;
  if (!(await shelf.open(path))) return;
  const sentence = mark(anchor);
  if (sentence && !elsewhere) scrollTo(sentence);
}

// What the address names: an article's path, a sentence, and its words as they were then.
export function address() {
  const path = new URLSearchParams(location.search).get("article") || "";
  const [, anchor = "", words = ""] = /^#(s\d+)(?:&(text=.*))?$/.exec(location.hash) || [];
  return { path, anchor, words };
}

export function wordsIn(written) {
  const parts = written.slice("text=".length).split(",");
  try {
    return decodeURIComponent(parts.find((part, at) => !isAround(part, at, parts.length)) || "");
  } catch {
    return "";
  }
}

const isAround = (part, at, count) =>
  (at === 0 && count > 1 && part.endsWith("-")) || (at === count - 1 && part.startsWith("-"));

// The address leads to what the page shows; without anything to show it names nothing.
export function setAddress(relative = "") {
  const others = new URLSearchParams(location.search);
  others.delete("article");
  const [query, fragment = ""] = relative.split("#");
  const search = [query.replace(/^\?/, ""), others.toString()].filter(Boolean).join("&");
  const hash = fragment && `#${fragment}`;
  history.replaceState(null, "", `${location.pathname}${search && `?${search}`}${hash}`);
}

// The reader has asked for something: what was looked at before is no longer it.
export function asked() {
  elsewhere = false;
  byId("note")?.remove();
  if (address().anchor || address().path) setAddress();
}

document.addEventListener("focusin", (event) => {
  if (event.target.closest("#article")) elsewhere = true;
});
document.addEventListener(
  "scroll",
  ({ target }) => {
    if (target.id !== "article" || Math.abs(target.scrollTop - scrolled) <= 1) return;
    scrolled = target.scrollTop;
    elsewhere = true;
  },
  true,
);
