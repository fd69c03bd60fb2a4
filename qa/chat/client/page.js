// The page's own behaviour: citations lead to sentences, controls tell Gradio what was meant.
// Everything is found by delegation, as Gradio replaces the conversation with each answer.
window.sayswhere = (() => {
  "use strict";
  const KEY = `sayswhere:${location.pathname}`;
  const LARGEST = 1_000_000; // bytes of an own article; the server says the same
  const TOO_LARGE = "An article of your own may have 1,000,000 bytes, this one has more: bring a part of it.";
  let restored = false; // whether what was kept has been read; until then nothing is kept anew
  let article = null; // an own article on its way, kept once the server has taken it
  let came = null; // the control that led to a sentence, for the way back
  let picking = null; // the turn for which a right sentence is being picked

  const byId = (id) => document.getElementById(id);
  const stored = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) || {};
    } catch {
      return {};
    }
  };
  const store = (value) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(value));
    } catch {
      // no room or no permission: the conversation lasts until the page is left
    }
  };

  // What the page keeps over a reload, for the server to show again.
  function saved() {
    const kept = stored();
    restored = true;
    article = kept.article || null;
    return kept.memory && (kept.memory.turns.length || kept.memory.own) ? kept : null;
  }

  // After each new conversation: keep it, announce it, bring its end into view.
  function conversationChanged() {
    const log = byId("log");
    if (!log) return;
    const memory = JSON.parse(log.dataset.memory);
    if (restored) store({ memory, article: memory.own ? article : null });
    document.body.classList.toggle("own-article", memory.own);
    byId("said").textContent = log.dataset.said;
    const last = log.querySelector(".notice") || [...log.querySelectorAll(".turn")].pop();
    if (last && log.dataset.said) last.scrollIntoView({ block: "start" });
    stopPicking();
  }

  function show(pane) {
    document.body.dataset.pane = pane;
    for (const tab of document.querySelectorAll("[data-pane][role=tab]")) {
      const chosen = tab.dataset.pane === pane;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }

  function goTo(anchor) {
    const sentence = byId(anchor);
    if (!sentence) return false;
    show("paper");
    for (const other of document.querySelectorAll("#article [aria-current]")) {
      other.removeAttribute("aria-current");
    }
    sentence.setAttribute("aria-current", "true");
    sentence.scrollIntoView({ block: "center" });
    sentence.focus({ preventScroll: true });
    return true;
  }

  function goToHash() {
    const anchor = decodeURIComponent(location.hash.slice(1));
    return /^(a\d+-)?s\d+$/.test(anchor) && goTo(anchor);
  }

  async function copy(button) {
    const passage = button.closest("li").querySelector(".passage").textContent;
    const text = `${passage}\n— ${button.dataset.copy}`;
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
    show("paper");
    for (const sentence of document.querySelectorAll("#article .sentence")) sentence.tabIndex = 0;
    byId("article").focus();
    byId("said").textContent = "Choose the right sentence in the article. Escape leaves it.";
  }

  function stopPicking() {
    if (picking === null) return;
    picking = null;
    document.body.classList.remove("picking");
    for (const sentence of document.querySelectorAll("#article .sentence")) sentence.tabIndex = -1;
    show("talk");
  }

  function bring(name, file) {
    if (!file.size) return refuse("The article is empty: choose a file with text, or paste some.");
    if (file.size > LARGEST) return refuse(TOO_LARGE);
    refuse("");
    const reader = new FileReader();
    reader.onerror = () => refuse(`${name} could not be read: choose it again.`);
    reader.onload = () => {
      article = { name, data: reader.result.slice(reader.result.indexOf(",") + 1) };
      send({ act: "own", ...article });
      show("talk");
    };
    reader.readAsDataURL(file);
  }

  const refuse = (reason) => {
    byId("own-said").textContent = reason;
  };
  const send = (data) => window.sayswhereSend && window.sayswhereSend(data);

  function download(file) {
    if (!file) return; // the page says why
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.content], { type: file.type }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function ask(question) {
    const box = document.querySelector("#question textarea");
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => byId("ask").click(), 0); // Gradio takes the new value over first
    box.focus();
  }

  // What each control does, by the attribute that names it.
  const CONTROLS = {
    cite: (button) => {
      came = button;
      if (goTo(button.dataset.cite)) history.replaceState(null, "", `#${button.dataset.cite}`);
    },
    copy,
    act: ({ dataset }) => {
      send({ act: dataset.act, turn: Number(dataset.turn) });
      document.querySelector("#question textarea").focus(); // the control goes with the old answer
    },
    ask: (button) => ask(button.dataset.ask),
    pane: (button) => show(button.dataset.pane),
    open: (button) => {
      const more = button.parentElement.querySelector(`.${button.dataset.open}`);
      more.hidden = !more.hidden;
      button.setAttribute("aria-expanded", String(!more.hidden));
    },
    pick: (button) => startPicking(Number(button.dataset.pick)),
    own: () => {
      const text = byId("own-text").value;
      bring("pasted text", new Blob([text], { type: "text/plain" }));
    },
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
    send({ act: "right", turn: picking, sentence: sentence.id });
    stopPicking();
  }

  function pressed(event) {
    if (event.target.matches("[role=tab]") && /^Arrow(Left|Right)$/.test(event.key)) {
      const other = document.querySelector("[role=tab][aria-selected=false]");
      show(other.dataset.pane);
      other.focus();
    } else if (event.key === "Enter" && picking !== null && event.target.matches(".sentence")) {
      picked(event.target);
    } else if (event.key === "Escape" && picking !== null) {
      stopPicking();
    } else if (event.key === "Escape" && came && event.target.matches(".sentence")) {
      show("talk");
      came.focus();
    }
  }

  // An own article leaves the server with its page; a page loaded again brings it again.
  function leaving() {
    const own = stored().memory?.own;
    const body = new Blob([JSON.stringify({ own })], { type: "application/json" });
    if (own) navigator.sendBeacon("client/leave", body);
  }

  function chosen(event) {
    const file = event.target.id === "own-file" && event.target.files[0];
    if (!file) return;
    bring(file.name, file);
    event.target.value = "";
  }

  // Gradio builds the page after this script has run.
  function watch() {
    let seen = "";
    let arrived = false;
    new MutationObserver(() => {
      const log = byId("log");
      const now = log ? log.dataset.memory + log.dataset.said : "";
      if (now !== seen) {
        seen = now; // Gradio may change the element or put another in its place
        conversationChanged();
      }
      if (!arrived && byId("s1")) arrived = goToHash() || !location.hash;
    }).observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ["data-memory", "data-said"],
    });
  }

  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  document.addEventListener("change", chosen);
  window.addEventListener("hashchange", goToHash);
  window.addEventListener("pagehide", leaving);
  watch();
  return { saved, download };
})();
