// The page's own behaviour: citations lead to sentences, controls tell Gradio what was meant.
// Everything is found by delegation, as Gradio replaces the conversation with each answer.
import * as article from "./article.js";
import * as asking from "./asking.js";
import * as keeping from "./keeping.js";
import { bring, foldForm, openForm, pasted } from "./own.js";
import * as shelf from "./shelf.js";

const byId = (id) => document.getElementById(id);
const unfolded = new Set(); // what of the conversation the reader has opened
let came = null; // the control that led to a sentence, for the way back
let picking = null; // the turn for which a right sentence is being picked
let wanted = null; // the sentence to show once its article is on the page

// After each new conversation: keep it, announce it, bring what is new of it into view.
function conversationChanged() {
  const { said, shown, aside, title, ...data } = byId("log").dataset;
  const memory = JSON.parse(data.memory);
  if (keeping.changed(memory, title, Boolean(aside))) foldForm();
  document.body.classList.toggle("own-article", Boolean(memory.own));
  byId("said").textContent = said;
  if (aside) unfolded.clear();
  unfoldAgain(memory.turns.length);
  showEarlier();
  shelf.showScope();
  stopPicking();
  const turn = shown && byId("log").querySelector(`.turn[data-turn="${shown}"]`);
  const seen = byId("log").querySelector(".notice") || turn;
  if (seen) seen.scrollIntoView({ block: "start" });
  if (turn) asking.answered(memory.turns.at(-1).question);
  if (turn || !memory.turns.length) {
    const cite = turn && turn.querySelector(".reply:not(.not_found) .cite");
    const { cite: anchor, in: path } = cite ? cite.dataset : {};
    wanted = { anchor, path, key: memory.key };
  }
}

function showWanted() {
  if (!wanted || byId("article")?.dataset.key !== wanted.key) return;
  const { anchor, path } = wanted;
  wanted = null;
  const named = article.address();
  if (named.anchor || named.path) return; // the address names what the reader wants
  if (anchor) article.showAnswer(anchor, path);
  else article.unmark();
}

// What the address names is opened; where it is not what the address says, so is what became of it.
async function goToAddress() {
  const { path, anchor, words } = article.address();
  if (shelf.several() && path && !(await shelf.open(path))) {
    return asking.say(`None of the articles is called ${path}.`);
  }
  if (!anchor) return path && article.show("paper");
  const same = !words || keeping.ownName() || byId(anchor)?.textContent === article.wordsIn(words);
  const now = same ? { anchor } : await shelf.standing(path, words, anchor);
  if (now.html) noteAbove(now.html);
  if (now.error) asking.say(now.error);
  else if (now.anchor && !(await article.goTo(now.anchor))) {
    asking.say(`The article has no sentence ${anchor.slice(1)}.`);
  } else if (!now.anchor) article.show("paper");
}

function noteAbove(html) {
  byId("note")?.remove();
  const note = document.createElement("div");
  Object.assign(note, { id: "note", innerHTML: html });
  note.setAttribute("role", "status");
  byId("article").before(note);
}

function unfoldAgain(turns) {
  for (const key of unfolded) {
    const [turn, name] = key.split(" ");
    const folded = byId("log").querySelector(`.turn[data-turn="${turn}"] details.${name}`);
    if (folded && Number(turn) < turns) folded.open = true;
    else unfolded.delete(key);
  }
}

function toggled({ target }) {
  const turn = target.closest("#log .turn");
  if (!turn) return;
  const key = `${turn.dataset.turn} ${target.className}`;
  if (target.open) unfolded.add(key);
  else unfolded.delete(key);
}

// The conversations put aside, each a click away.
function showEarlier() {
  const line = byId("earlier");
  const buttons = keeping.earlier().map(({ memory, title }, number) => {
    const count = memory.turns.length;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "quiet", dir: "auto" });
    button.dataset.earlier = number;
    button.textContent = `${count} question${count > 1 ? "s" : ""} about ${title}`;
    return button;
  });
  line.hidden = !buttons.length;
  line.replaceChildren("Bring back", ...buttons);
}

async function copy(button) {
  const passage = button.closest("li").querySelector(".passage").textContent;
  const link = button.closest("li").querySelector(".where a");
  // an own article is nobody else's: its file's link is all there is
  const address = keeping.ownName() ? button.dataset.link : link.href;
  const text = `${passage}\n— ${button.dataset.copy}\n${address}`;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text); // browsers give the clipboard to https and loopback only
  }
  byId("said").textContent = "Copied with its citation.";
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1500);
}

function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function startPicking(turn) {
  picking = turn;
  document.body.classList.add("picking");
  article.show("paper");
  makePickable();
  byId("article").focus();
  byId("said").textContent = "Choose the right sentence in the article. Escape leaves it.";
}

function makePickable() {
  for (const sentence of document.querySelectorAll("#article .sentence")) sentence.tabIndex = 0;
}

function stopPicking() {
  if (picking === null) return;
  picking = null;
  document.body.classList.remove("picking");
  for (const sentence of document.querySelectorAll("#article .sentence")) sentence.tabIndex = -1;
  article.show("talk");
}

function send(data) {
  const brought = data.act === "own" ? { name: data.name, data: data.data } : null;
  keeping.sending(brought, data.back);
  article.asked();
  window.sayswhereSend?.(data);
}

function download(file) {
  if (!file) return; // the page says why
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.content], { type: file.type }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// What each control does, by the attribute that names it.
const CONTROLS = {
  cite: async (button) => {
    came = button;
    const { cite, in: path } = button.dataset;
    const link = button.matches("a") ? button : button.closest("li").querySelector(".where a");
    if (await article.goTo(cite, path)) article.setAddress(link.getAttribute("href"));
  },
  go: (button) => article.goTo(button.dataset.go),
  shelf: () => {
    article.setAddress();
    shelf.list();
  },
  open: async ({ dataset }) => {
    if (!(await shelf.open(dataset.open))) return;
    article.unmark();
    article.setAddress(`?article=${encodeURIComponent(dataset.open).replaceAll("%2F", "/")}`);
    if (picking !== null) makePickable();
    byId("article").focus();
  },
  only: ({ dataset }) => {
    shelf.askOnly(dataset.only === "open" ? shelf.opened() : dataset.only);
    article.show("talk");
    document.querySelector("#question textarea").focus();
  },
  scope: () => {
    shelf.askOnly("");
    document.querySelector("#question textarea").focus();
  },
  copy,
  act: ({ dataset }) => {
    // back at the article served, what was asked about it is there again
    const back = dataset.act === "served" && keeping.earlier().find(({ memory }) => !memory.own);
    send({ act: dataset.act, turn: Number(dataset.turn), back: back || null });
    article.show("talk");
    document.querySelector("#question textarea").focus(); // the control goes with the old answer
  },
  earlier: ({ dataset }) => {
    send({ act: "back", back: keeping.earlier()[Number(dataset.earlier)] });
    document.querySelector("#question textarea").focus();
  },
  ask: (button) => asking.ask(button.dataset.ask),
  change: openForm,
  pane: (button) => article.show(button.dataset.pane),
  fold: (button) => {
    const more = button.parentElement.querySelector(`.${button.dataset.fold}`);
    more.hidden = !more.hidden;
    button.setAttribute("aria-expanded", String(!more.hidden));
  },
  pick: (button) => startPicking(Number(button.dataset.pick)),
  own: () => bring("pasted text", pasted(), send),
};

function clicked(event) {
  const sentence = event.target.closest("#article .sentence");
  if (picking !== null && sentence) return picked(sentence);
  for (const [name, control] of Object.entries(CONTROLS)) {
    const element = event.target.closest(`button[data-${name}], a[data-${name}]`);
    if (!element) continue;
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      control(element);
    }
    return;
  }
}

function picked(sentence) {
  send({ act: "right", turn: picking, sentence: sentence.id, article: shelf.opened() });
  stopPicking();
}

function pressed(event) {
  if (event.target.matches("[role=tab]") && /^Arrow(Left|Right)$/.test(event.key)) {
    const other = document.querySelector("[role=tab][aria-selected=false]");
    article.show(other.dataset.pane);
    other.focus();
  } else if (event.key === "Enter" && picking !== null && event.target.matches(".sentence")) {
    picked(event.target);
  } else if (event.key === "Escape" && picking !== null) {
    stopPicking();
  } else if (event.key === "Escape" && came && event.target.matches(".sentence")) {
    article.show("talk");
    came.focus();
  }
}

// An own article leaves the server with its page; a page loaded again brings it again.
function leaving() {
  asking.keepDraft();
  const own = keeping.ownName();
  const body = new Blob([JSON.stringify({ own })], { type: "application/json" });
  if (own) navigator.sendBeacon("client/leave", body);
}

function chosen(event) {
  const file = event.target.id === "own-file" && event.target.files[0];
  if (!file) return;
  bring(file.name, file, send);
  event.target.value = "";
}

// The conversation's own article is on the page a moment after the conversation.
async function whole() {
  for (let tries = 0; tries < 100; tries += 1) {
    const { key } = JSON.parse(byId("log").dataset.memory);
    if (byId("article")?.dataset.key === key) return;
    await new Promise((later) => setTimeout(later, 10));
  }
}

// Gradio builds the page after this script has run.
function watch() {
  let seen = "";
  new MutationObserver(() => {
    const log = byId("log");
    const now = log ? JSON.stringify(log.dataset) : "";
    if (now !== seen && byId("earlier")) {
      seen = now; // Gradio may change the element or put another in its place
      conversationChanged();
    }
    showWanted();
    if (document.querySelector(".toast-body.error")) asking.idle(); // the connection is lost
  }).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ["data-memory", "data-said", "data-shown", "data-aside", "data-title"],
  });
}

document.addEventListener("click", clicked);
document.addEventListener("keydown", pressed);
document.addEventListener("change", chosen);
document.addEventListener("toggle", toggled, true);
window.addEventListener("hashchange", goToAddress);
window.addEventListener("pagehide", leaving);
watch();

// What Gradio calls: see qa/chat/listeners.py.
window.sayswhere = {
  saved: keeping.saved,
  restored: async () => {
    asking.restored();
    shelf.showScope();
    await whole();
    await goToAddress();
  },
  asking: async (memory, question) => {
    keeping.sending();
    article.asked();
    await asking.sent(question || "");
    return [{ ...JSON.parse(byId("log").dataset.memory), within: shelf.within() }, question];
  },
  pressing: (memory, act) => {
    const back = act === "undo" && !memory.turns.length ? keeping.earlier()[0] : null;
    keeping.sending(null, back);
    article.asked();
    return { ...memory, back };
  },
  done: () => requestAnimationFrame(() => setTimeout(asking.done)),
  failed: asking.failed,
  download,
};
