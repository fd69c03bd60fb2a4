// The article: which pane is in view, which sentence is marked, and where the reader looks.
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
    cite.classList.toggle("here", cite.dataset.cite === anchor);
  }
  const sentence = anchor ? byId(anchor) : null;
  if (sentence) sentence.setAttribute("aria-current", "true");
  return sentence;
}

export function unmark() {
  due = null;
  mark("");
}

// The reader wants to see a sentence.
export function goTo(anchor) {
  const sentence = mark(anchor);
  if (!sentence) return false;
  show("paper");
  scrollTo(sentence);
  sentence.focus({ preventScroll: true });
  return true;
}

// An answer's sentence: in view unless the reader is looking elsewhere in the article.
export function showAnswer(anchor) {
  const sentence = mark(anchor);
  if (sentence && !elsewhere) scrollTo(sentence);
}

export const hashAnchor = () => {
  const anchor = decodeURIComponent(location.hash.slice(1));
  return /^(a\d+-)?s\d+$/.test(anchor) ? anchor : "";
};

// The reader has asked for something: what was looked at before is no longer it.
export function asked() {
  elsewhere = false;
  if (hashAnchor()) history.replaceState(null, "", location.pathname + location.search);
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
