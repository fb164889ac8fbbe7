"use strict";
// The convention's page: one current item, its evidence in view, a key for everything.
import { askReason, askValue } from "./dialogs.js";
import { keys as scanKeys, show, showPage } from "./scan.js";

const CALL = 15000; // milliseconds between two looks at what others do
const desk = document.getElementById("main");
const messages = document.getElementById("messages");
const said = document.getElementById("words").dataset;
const items = [...document.querySelectorAll("[data-item]")];
const base = `/convention/${encodeURIComponent(desk.dataset.id)}`;
const query = desk.dataset.query ? `?${desk.dataset.query}` : "";
const readOnly = "readOnly" in desk.dataset;
let current = -1;
let busy = false;

// --- what is said to the person, also after the page was loaded again ---
const tell = (text, tone) => {
  const line = document.createElement("p");
  line.className = `flash ${tone}`;
  line.textContent = text;
  messages.prepend(line);
  messages.scrollIntoView({ block: "nearest" });
};
const loadAgain = (text, tone) => {
  sessionStorage.setItem("told", JSON.stringify({ text, tone, at: Math.max(0, current) }));
  location.replace(base + query); // without the one that was settled before: "u" is now about this one
};
const later = JSON.parse(sessionStorage.getItem("told") ?? "null");
sessionStorage.removeItem("told");
if (later?.text) tell(later.text, later.tone);

// --- the items ---
const choose = (at, focus) => {
  if (!items.length) return;
  current = (at + items.length) % items.length;
  items.forEach((item, number) => {
    item.classList.toggle("current", number === current);
    item.querySelector(".head").setAttribute("aria-expanded", String(number === current));
  });
  const item = items[current];
  if (focus) item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  if (!show(item.id, focus)) showPage(item.dataset.on, "low" in item.dataset);
};
items.forEach((item, number) => item.querySelector(".head").addEventListener("click", () => choose(number, true)));
for (const button of document.querySelectorAll("[data-show]")) {
  button.addEventListener("click", () => show(button.dataset.show, true));
}
for (const box of document.querySelectorAll("[data-box]")) {
  box.addEventListener("click", () => {
    const at = items.findIndex((item) => item.id === box.dataset.box);
    if (at >= 0) choose(at, true);
    else document.getElementById(box.dataset.box)?.scrollIntoView({ block: "center" });
  });
}

// --- deciding ---
const post = (path, values) =>
  fetch(path + query, {
    method: "POST",
    body: new URLSearchParams({ csrf: desk.dataset.csrf, ...values }),
    headers: { accept: "application/json" },
  });
/** Gives why it was refused; otherwise the page goes on by itself. */
const send = async (path, values) => {
  if (busy || readOnly) return null;
  busy = true;
  try {
    const response = await post(path, values);
    const answer = await response.json();
    if (response.status === 422) return answer.refused;
    if (response.status === 409) loadAgain(`${answer.faster} ${said.faster}`, "careful");
    else if (response.status === 403) loadAgain(said.again, "careful");
    else if (!response.ok) throw new Error(String(response.status));
    else if (answer.go) location.assign(answer.go);
    else if (path.startsWith(`${base}/`)) loadAgain(answer.told, answer.tone);
    else location.assign(path.replace(/\/undo$/, "") + query);
  } catch {
    tell(said.lost, "bad");
  } finally {
    busy = false;
  }
  return null;
};
const decide = (values) => send(`${base}/decide`, { seen: desk.dataset.seen, ...values });
const correct = (field, value) => decide({ kind: "correct", field, value });
const take = async (field, value) => {
  const refused = await correct(field, value);
  if (refused) tell(refused, "bad");
};
const check = async (field, value) => {
  try {
    const response = await post(`${base}/check`, { kind: "correct", field, value });
    return response.ok ? await response.json() : null;
  } catch {
    return null; // it is checked again when it is stored
  }
};
const type = (field, button) => askValue(button, (value) => check(field, value), (value) => correct(field, value));

// --- buttons ---
const onEach = (selector, act) => {
  for (const button of document.querySelectorAll(selector)) button.addEventListener("click", () => act(button));
};
const about = (button) => button.closest("[data-item]").dataset;
onEach(".choice[data-take]", (button) => take(button.dataset.target || about(button).field, button.dataset.take));
onEach(".choice[data-type]", (button) => type(button.dataset.target || about(button).field, button));
onEach("[data-dismiss]", (button) => {
  const { field, code, found } = about(button);
  askReason("dismiss", (why) => decide({ kind: "dismiss", field, code, found, reason: why }));
});
onEach("[data-edit]", (button) => type(button.dataset.edit, button));
onEach("[data-set]", (button) => take(button.dataset.set, button.dataset.to));
onEach("[data-fate]", async (button) => {
  const kind = button.dataset.fate;
  if ("asks" in button.dataset) askReason(kind, (why) => decide({ kind, reason: why }));
  else {
    const refused = await decide({ kind });
    if (refused) tell(refused, "bad");
  }
});
onEach("[data-undo]", (button) => send(`/convention/${encodeURIComponent(button.dataset.undo)}/undo`, {}));
onEach("#help-open", () => document.getElementById("help-dialog").showModal());

// --- keys ---
const pressed = { n: () => choose(current + 1, true), b: () => choose(current - 1, true), ...scanKeys };
const targetOf = (key) =>
  items[current]?.querySelector(`[data-key="${key}"]`) ??
  [...document.querySelectorAll(`[data-key="${key}"]`)].find((node) => !node.closest("[data-item]"));
const clickOn = (node) => (node ? () => node.click() : undefined);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const digit = /^(?:Digit|Numpad)([2-9])$/.exec(event.code)?.[1]; // also where the row of digits types é"'(-
  const act =
    clickOn(digit && items[current]?.querySelector(`[data-key="${digit}"]`)) ??
    pressed[event.key] ??
    clickOn(/^[a-z?]$/.test(event.key) && targetOf(event.key));
  if (act) {
    event.preventDefault();
    act();
  } else if (event.key === "v" && items.length && !readOnly) {
    tell(said.nothing, "careful");
  }
});

// --- others, and what comes next ---
let warned = new Set([...document.querySelectorAll("[data-other]")].map((node) => node.dataset.other));
let known = Number(desk.dataset.seen); // the last decision that this person was told of
const call = async () => {
  try {
    const answer = await (await post(`${base}/presence`, {})).json();
    for (const name of answer.others) if (!warned.has(name)) tell(`${name} ${said.also}`, "careful");
    warned = new Set(answer.others);
    document.getElementById("place").textContent = answer.place;
    if (answer.seen > known) tell(`${answer.by} ${said.meanwhile}`, "careful");
    known = Math.max(known, answer.seen);
  } catch {
    // the page is still good to read
  }
};
if (!readOnly) setInterval(call, CALL);
const next = document.getElementById("skip-on");
if (next?.dataset.picture) {
  const ahead = document.createElement("link");
  ahead.rel = "prefetch";
  ahead.href = next.dataset.picture;
  document.head.append(ahead);
}
// after a decision the focus goes on with the work, so that a screen reader does too
choose(Math.min(later?.at ?? 0, items.length - 1), Boolean(later) || Boolean(messages.querySelector("[data-undo]")));
