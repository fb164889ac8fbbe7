"use strict";
// A value or a reason is asked for in a dialog; what the value would lead to is told while it is typed.
const PAUSE = 150; // milliseconds without a key before the value is tried out
const typeDialog = document.getElementById("type-dialog");
const typed = document.getElementById("typed");
const told = document.getElementById("type-told");
const reasonDialog = document.getElementById("reason-dialog");
const reason = document.getElementById("reason");
let act = null; // what is done with the answer; gives why it is refused
let tryOut = null;
let waiting = 0;

for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}

const tellOf = (answer) => {
  told.textContent = answer ? answer.told : "";
  told.className = `told ${answer ? answer.tone : ""}`;
};

/** Asks for a value; `check` gives what it would lead to as `{ told, tone }`, `then` stores it. */
export const askValue = (button, check, then) => {
  document.getElementById("type-title").textContent = button.dataset.label;
  document.getElementById("type-refused").textContent = "";
  document.getElementById("known").hidden = !("known" in button.dataset);
  tellOf(null);
  typed.value = button.dataset.value;
  act = then;
  tryOut = check;
  typeDialog.showModal();
  typed.focus();
  typed.select();
};
typed?.addEventListener("input", () => {
  clearTimeout(waiting);
  document.getElementById("type-refused").textContent = "";
  const value = typed.value;
  if (!value.trim()) {
    tellOf(null);
    return;
  }
  waiting = setTimeout(async () => {
    const answer = await tryOut(value);
    if (typed.value === value) tellOf(answer);
  }, PAUSE);
});

/** Asks for a reason; `kind` chooses the words and the common reasons. */
export const askReason = (kind, then) => {
  const heading = document.getElementById("reason-title");
  heading.textContent = heading.dataset[kind];
  document.getElementById("reason-label").textContent = document.getElementById("reason-label").dataset[
    kind === "send_back" ? "letter" : "reason"
  ];
  document.getElementById("reason-refused").textContent = "";
  for (const part of reasonDialog.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(kind);
  }
  reason.value = "";
  act = then;
  reasonDialog.showModal();
  (presets()[0] ?? reason).focus();
};

const submit = (dialog, input, refusedAt) => {
  dialog?.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    const refused = await act(input.value);
    document.getElementById(refusedAt).textContent = refused || "";
    if (refused) tellOf(null);
  });
};
submit(typeDialog, typed, "type-refused");
submit(reasonDialog, reason, "reason-refused");

for (const button of typeDialog?.querySelectorAll("[data-known]") ?? []) {
  button.addEventListener("click", () => {
    typed.value = button.dataset.known;
    typeDialog.querySelector("form").requestSubmit();
  });
}

const presets = () => [...reasonDialog.querySelectorAll("[data-for]:not([hidden]) [data-preset]")];
const take = (button) => {
  reason.value = button.firstChild.textContent.trim();
  reasonDialog.querySelector("form").requestSubmit();
};
for (const button of reasonDialog?.querySelectorAll("[data-preset]") ?? []) {
  button.addEventListener("click", () => take(button));
}
reasonDialog?.addEventListener("keydown", (event) => {
  const at = /^Digit([1-9])$/.exec(event.code);
  const chosen = at && event.target !== reason ? presets()[Number(at[1]) - 1] : null;
  if (chosen) {
    event.preventDefault();
    take(chosen);
  }
});
