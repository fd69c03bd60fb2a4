// What this tab keeps over a reload: the conversation and those put aside, a question on its way.
const KEY = `sayswhere:${location.pathname}`;
const MOST = 3; // conversations put aside; the browser gives a page five million characters

let state = { memory: null, title: "", article: null, earlier: [], ...stored() };
// an own article that was only in this page's memory did not outlive it
state.earlier = state.earlier.filter((one) => !one.memory.own || one.article);
let reading = true; // until what was kept has been read nothing is kept anew
let arriving = null; // the own article that is on its way to the server
let returning = null; // the conversation put aside that is on its way back

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) || {};
  } catch {
    return {};
  }
}

// As much as the browser has room for: conversations put aside go first.
function store() {
  const less = { ...state, earlier: state.earlier.filter((one) => !one.article) };
  for (const value of [state, less, { ...state, earlier: [] }]) {
    try {
      return sessionStorage.setItem(KEY, JSON.stringify(value));
    } catch {
      // no room or no permission: then it lasts until the page is left
    }
  }
}

export const earlier = () => state.earlier;
export const ownName = () => state.memory?.own;

// What the server is to show again in a page that was loaded again.
export function saved() {
  reading = false;
  const { memory, article } = state;
  arriving = article;
  return memory && (memory.turns.length || memory.own) ? { memory, article } : null;
}

// What is sent to the server: which article it brings, which conversation it brings back.
export function sending(article = null, back = null) {
  arriving = back ? back.article : article;
  returning = back;
}

// The page has another conversation; whether it is about an article just brought.
export function changed(memory, title, aside) {
  if (reading) return false;
  const before = state;
  const brought = Boolean(memory.own) && memory.own !== before.memory?.own;
  const article = brought ? arriving : memory.own ? before.article : null;
  state = { memory, title, article, earlier: aside ? putAside(before) : before.earlier };
  store();
  return brought;
}

function putAside({ memory, title, article, earlier }) {
  const others = earlier.filter((one) => one !== returning);
  returning = null;
  return memory?.turns.length ? [{ memory, title, article }, ...others].slice(0, MOST) : others;
}

// A short text of its own, such as a draft: kept with each key, so it must not cost much.
export function keepText(name, text) {
  try {
    sessionStorage.setItem(`${KEY}:${name}`, text);
  } catch {
    // as above
  }
}

export function keptText(name) {
  try {
    return sessionStorage.getItem(`${KEY}:${name}`) || "";
  } catch {
    return "";
  }
}
