// An article of the visitor's own: read here, sent once, its form folded when it has arrived.
import { show } from "./article.js";
import { busy } from "./asking.js";

const LARGEST = 1_000_000; // bytes of text; the server says the same
const LARGEST_FILE = 20_000_000; // bytes of a file with pictures and fonts
const WITH_PICTURES = /\.(?:pdf|docx|odt|epub|pptx|rtf|html?|mht|mhtml)$/i;
const EMPTY = "The article is empty: choose a file with text, or paste some.";
const tooLarge = (most) =>
  `An article of your own may have ${most.toLocaleString("en")} bytes, this one has more: bring a part of it.`;
const byId = (id) => document.getElementById(id);

export const pasted = () => new Blob([byId("own-text").value], { type: "text/plain" });

export function bring(name, file, send) {
  if (!file.size) return refuse(EMPTY);
  const most = WITH_PICTURES.test(name) ? LARGEST_FILE : LARGEST;
  if (file.size > most) return refuse(tooLarge(most));
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
