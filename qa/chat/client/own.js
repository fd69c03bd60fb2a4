// An article of the visitor's own: read here, sent once, its form folded when it has arrived.
import { show } from "./article.js";
import { busy } from "./asking.js";

const LARGEST = 1_000_000; // bytes; the server says the same
const EMPTY = "The article is empty: choose a file with text, or paste some.";
const TOO_LARGE =
  "An article of your own may have 1,000,000 bytes, this one has more: bring a part of it.";
const byId = (id) => document.getElementById(id);

export const pasted = () => new Blob([byId("own-text").value], { type: "text/plain" });

export function bring(name, file, send) {
  if (!file.size) return refuse(EMPTY);
  if (file.size > LARGEST) return refuse(TOO_LARGE);
  refuse("");
  const reader = new FileReader();
  reader.onerror = () => refuse(`${name} could not be read: choose it again.`);
  reader.onload = () => {
    const data = reader.result.slice(reader.result.indexOf(",") + 1);
    busy(`Reading ${name}…`);
    send({ act: "own", name, data });
    show("talk");
  };
  reader.readAsDataURL(file);
}

function refuse(reason) {
  byId("own-said").textContent = reason;
}

export function openForm() {
  show("paper");
  byId("own-form").open = true;
  byId("own-file").focus();
}

export function foldForm() {
  byId("own-form").open = false;
  byId("own-text").value = "";
}
