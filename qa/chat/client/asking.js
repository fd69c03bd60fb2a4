// The question box: what is being typed, what is on its way, and what is said meanwhile.
import { keepText, keptText } from "./keeping.js";

const MOMENT = 500; // milliseconds; what takes longer is said (Nielsen: a second keeps the thought)
const LONG = 8000;
const LOOKING = "Looking in the article…";
const STILL = "Still looking: a long article takes its time.";
const FAILED = "Something went wrong: try again.";
const box = () => document.querySelector("#question textarea");
let timers = [];
let asked = ""; // the question that is on its way
let open = null;
const ready = new Promise((resolve) => {
  open = resolve; // once the conversation that was kept is there again
});

export function fill(text) {
  box().value = text;
  box().dispatchEvent(new Event("input", { bubbles: true }));
}

export function ask(question) {
  fill(question);
  setTimeout(() => document.getElementById("ask").click(), 0); // Gradio takes the value over first
  box().focus();
}

// A question is about to be sent.
export async function sent(question) {
  if (!question.trim()) return;
  asked = question;
  keepText("asked", question);
  await ready;
  busy(LOOKING, STILL);
}

// The question on its way has its answer: the box is free, but for what was typed meanwhile.
export function answered(last) {
  if (!asked || last !== asked) return;
  if (box().value === asked) fill("");
  asked = "";
  keepText("asked", "");
}

export function busy(text, later = "") {
  idle();
  timers = [setTimeout(say, MOMENT, text, true), later && setTimeout(say, LONG, later, true)];
}

// What was sent has come back, or never will; the box still holds what got no answer.
export function idle() {
  timers.forEach(clearTimeout);
  say("");
}

export function done() {
  idle();
  asked = "";
  keepText("asked", "");
}

export function failed() {
  done();
  say(FAILED);
}

export function say(text, waiting = false) {
  const line = document.getElementById("busy");
  if (!line) return;
  line.classList.toggle("waiting", waiting);
  if (line.textContent !== text) line.textContent = text;
}

// The page is whole again: what was typed comes back, what got no answer is asked again.
export function restored() {
  open();
  const lost = keptText("asked");
  const draft = keptText("draft");
  if (lost) ask(lost);
  else if (draft && !box().value) fill(draft);
}

export const keepDraft = () => box() && keepText("draft", box().value);
document.addEventListener("input", (event) => event.target === box() && keepDraft());
