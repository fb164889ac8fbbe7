"use strict";
// The convention's page: one current item, its evidence in view, a key for everything.
(() => {
  const desk = document.getElementById("main");
  const scan = document.getElementById("scan");
  const messages = document.getElementById("messages");
  const said = document.getElementById("words").dataset;
  const items = [...document.querySelectorAll("[data-item]")];
  const base = `/convention/${encodeURIComponent(desk.dataset.id)}`;
  const query = desk.dataset.query ? `?${desk.dataset.query}` : "";
  const readOnly = "readOnly" in desk.dataset;
  let current = -1;
  let zoom = 1;
  let busy = false;

  // --- what is said to the person ---
  const tell = (text, tone) => {
    const line = document.createElement("p");
    line.className = `flash ${tone}`;
    line.textContent = text;
    messages.prepend(line);
  };
  const later = sessionStorage.getItem("told");
  sessionStorage.removeItem("told");
  if (later) {
    const { text, tone } = JSON.parse(later);
    tell(text, tone);
  }

  // --- the scan ---
  const sheets = () => [...scan.querySelectorAll(".sheet")];
  const setZoom = (wanted) => {
    zoom = Math.min(4, Math.max(0.4, wanted));
    for (const sheet of sheets()) {
      sheet.style.width = `${zoom * 100}%`;
    }
  };
  const turn = () => {
    const at = (Number(scan.dataset.turned || 0) + 90) % 360;
    scan.classList.remove("turned-90", "turned-180", "turned-270");
    scan.dataset.turned = String(at);
    if (at) scan.classList.add(`turned-${at}`);
    for (const sheet of sheets()) {
      const picture = sheet.querySelector("img");
      sheet.style.setProperty("--ratio", String(picture.getAttribute("width") / picture.getAttribute("height")));
    }
    if (shown) show(shown);
  };
  const BESIDE = 60; // CSS pixels shown to the right of a value
  const READABLE = 1.65; // CSS pixels a point: print of eleven points is read at a glance
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let shown = "";
  const show = (key, moving) => {
    shown = key;
    for (const box of scan.querySelectorAll(".box.current")) box.classList.remove("current");
    const box = scan.querySelector(`[data-box="${CSS.escape(key)}"]`);
    if (!box) return;
    box.classList.add("current");
    const picture = box.closest(".paper").querySelector("img");
    picture.loading = "eager"; // the others may wait
    setZoom(Math.min(1.9, Math.max(1, (READABLE * box.ownerSVGElement.viewBox.baseVal.width) / scan.clientWidth)));
    if (zoom * scan.clientWidth * devicePixelRatio > 1900) picture.src = picture.dataset.fine;
    const place = box.getBoundingClientRect();
    const pane = scan.getBoundingClientRect();
    scan.scrollTo({
      top: scan.scrollTop + place.top - pane.top - (pane.height - place.height) / 2.4,
      left: Math.max(0, scan.scrollLeft + place.right - pane.right + BESIDE), // what is written before it stays in view
      behavior: moving && !still ? "smooth" : "instant",
    });
  };

  // nothing has a place on the page: the page, for signatures its lower half
  const showPage = (item) => {
    const sheet = document.getElementById(`page-${item.dataset.on}`);
    if (!sheet) return;
    setZoom(1);
    const low = "low" in item.dataset ? sheet.offsetHeight * 0.45 : 0;
    scan.scrollTo({ top: sheet.offsetTop + low, left: 0 });
  };

  // --- the items ---
  const choose = (at, focus) => {
    if (!items.length) return;
    current = (at + items.length) % items.length;
    items.forEach((item, number) => item.classList.toggle("current", number === current));
    const item = items[current];
    if (focus) item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    show(item.id, focus);
    if (!scan.querySelector(".box.current")) showPage(item);
  };
  items.forEach((item, number) => item.querySelector("h3").addEventListener("click", () => choose(number, true)));
  for (const button of document.querySelectorAll("[data-show]")) {
    button.addEventListener("click", () => show(button.dataset.show, true));
  }
  for (const box of scan.querySelectorAll("[data-box]")) {
    box.addEventListener("click", () => {
      const at = items.findIndex((item) => item.id === box.dataset.box);
      if (at >= 0) choose(at, true);
      else document.getElementById(box.dataset.box)?.scrollIntoView({ block: "center" });
    });
  }

  // --- deciding ---
  const send = async (path, values) => {
    if (busy || readOnly) return null;
    busy = true;
    const form = new URLSearchParams({ csrf: desk.dataset.csrf, ...values });
    try {
      const response = await fetch(path + query, { method: "POST", body: form, headers: { accept: "application/json" } });
      const answer = await response.json();
      if (response.status === 409) {
        sessionStorage.setItem("told", JSON.stringify({ text: `${answer.faster} ${said.faster}`, tone: "careful" }));
        location.reload();
        return null;
      }
      if (response.status === 422) return answer.refused;
      if (response.status === 403) {
        sessionStorage.setItem("told", JSON.stringify({ text: said.again, tone: "careful" }));
        location.reload();
        return null;
      }
      if (!response.ok) throw new Error(String(response.status));
      if (answer.told && !answer.go) {
        sessionStorage.setItem("told", JSON.stringify({ text: answer.told, tone: "good" }));
      }
      if (answer.go) location.assign(answer.go);
      else if (path.startsWith(base)) location.reload();
      else location.assign(path.replace(/\/undo$/, "") + query);
      return null;
    } catch {
      tell(said.lost, "bad");
      return null;
    } finally {
      busy = false;
    }
  };
  const decide = (values) => send(`${base}/decide`, { seen: desk.dataset.seen, ...values });
  const take = async (field, value) => {
    const refused = await decide({ kind: "correct", field, value });
    if (refused) tell(refused, "bad");
  };

  // --- dialogs ---
  const typeDialog = document.getElementById("type-dialog");
  const typed = document.getElementById("typed");
  const reasonDialog = document.getElementById("reason-dialog");
  const reason = document.getElementById("reason");
  let asked = null;
  for (const button of document.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  const presets = [...reasonDialog.querySelectorAll("[data-preset]")];
  const askValue = (field, button) => {
    document.getElementById("type-title").textContent = button.dataset.label;
    document.getElementById("type-refused").textContent = "";
    typed.value = button.dataset.value;
    document.getElementById("known").hidden = !("known" in button.dataset);
    asked = (value) => decide({ kind: "correct", field, value });
    typeDialog.showModal();
    typed.select();
  };
  const askReason = (title, act) => {
    const heading = document.getElementById("reason-title");
    heading.textContent = heading.dataset[title];
    document.getElementById("reason-refused").textContent = "";
    reason.value = "";
    asked = act;
    const asksWhy = title !== "send_back"; // the letter says why
    reasonDialog.querySelector(".presets").hidden = !asksWhy;
    reasonDialog.showModal();
    (asksWhy ? presets[0] : reason).focus();
  };
  const submit = (dialog, input, told) => {
    dialog.querySelector("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      const refused = await asked(input.value);
      document.getElementById(told).textContent = refused || "";
    });
  };
  submit(typeDialog, typed, "type-refused");
  for (const button of typeDialog.querySelectorAll("[data-known]")) {
    button.addEventListener("click", () => {
      typed.value = button.dataset.known;
      typeDialog.querySelector("form").requestSubmit();
    });
  }
  submit(reasonDialog, reason, "reason-refused");
  const preset = (button) => {
    reason.value = button.firstChild.textContent.trim();
    reasonDialog.querySelector("form").requestSubmit();
  };
  for (const button of presets) button.addEventListener("click", () => preset(button));
  reasonDialog.addEventListener("keydown", (event) => {
    const at = /^Digit([1-9])$/.exec(event.code);
    if (event.target !== reason && at && presets[Number(at[1]) - 1]) {
      event.preventDefault();
      preset(presets[Number(at[1]) - 1]);
    }
  });

  // --- buttons ---
  for (const item of items) {
    for (const button of item.querySelectorAll(".choice")) {
      button.addEventListener("click", () => {
        const field = button.dataset.target || item.dataset.field;
        if ("type" in button.dataset) askValue(field, button);
        else if ("dismiss" in button.dataset) {
          const { code, found } = item.dataset;
          askReason("dismiss", (why) => decide({ kind: "dismiss", field: item.dataset.field, code, found, reason: why }));
        } else take(field, button.dataset.value);
      });
    }
  }
  for (const button of document.querySelectorAll("[data-edit]")) {
    button.addEventListener("click", () => askValue(button.dataset.edit, button));
  }
  for (const button of document.querySelectorAll("[data-remove]")) {
    button.addEventListener("click", () => take(button.dataset.remove, "removed"));
  }
  for (const button of document.querySelectorAll("[data-fate]")) {
    button.addEventListener("click", () => {
      const kind = button.dataset.fate;
      if ("asks" in button.dataset) askReason(kind, (why) => decide({ kind, reason: why }));
      else decide({ kind });
    });
  }
  for (const button of document.querySelectorAll("[data-undo]")) {
    button.addEventListener("click", () => send(`/convention/${encodeURIComponent(button.dataset.undo)}/undo`, {}));
  }
  for (const button of document.querySelectorAll("[data-zoom]")) {
    const steps = { in: () => zoom * 1.25, out: () => zoom / 1.25, fit: () => 1 };
    button.addEventListener("click", () => setZoom(steps[button.dataset.zoom]()));
  }
  document.querySelector("[data-turn]")?.addEventListener("click", turn);
  const help = document.getElementById("help-dialog");
  document.getElementById("help-open")?.addEventListener("click", () => help.showModal());

  // --- keys ---
  const pressed = {
    n: () => choose(current + 1, true),
    b: () => choose(current - 1, true),
    "+": () => setZoom(zoom * 1.25),
    "-": () => setZoom(zoom / 1.25),
    z: () => setZoom(1),
    t: turn,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const digit = /^Digit([2-9])$/.exec(event.code);
    const own = items[current];
    if (digit && own) {
      const choices = own.querySelectorAll(".choice[data-value]:not([data-type]):not(.quiet)");
      const chosen = choices[Number(digit[1]) - 1];
      if (chosen) {
        event.preventDefault();
        chosen.click();
        return;
      }
    }
    if (pressed[event.key]) {
      event.preventDefault();
      pressed[event.key]();
      return;
    }
    if (!/^[a-z?]$/.test(event.key)) return;
    const target = own?.querySelector(`[data-key="${event.key}"]`) ??
      [...document.querySelectorAll(`[data-key="${event.key}"]`)].find((node) => !node.closest("[data-item]"));
    if (target) {
      event.preventDefault();
      target.click();
    }
  });

  // --- others, and what comes next ---
  let warned = new Set();
  const call = async () => {
    try {
      const body = new URLSearchParams({ csrf: desk.dataset.csrf });
      const answer = await (await fetch(`${base}/presence${query}`, { method: "POST", body })).json();
      for (const name of answer.others) if (!warned.has(name)) tell(`${name} ${said.also}`, "careful");
      warned = new Set(answer.others);
      document.getElementById("waiting").title = `${answer.waiting} ${said.waiting}`;
    } catch {
      // the page is still good to read
    }
  };
  if (!readOnly) setInterval(call, 15000);
  const next = document.getElementById("skip-on");
  if (next?.dataset.picture) {
    const ahead = document.createElement("link");
    ahead.rel = "prefetch";
    ahead.href = next.dataset.picture;
    document.head.append(ahead);
  }
  // after a decision the focus goes on with the work, so that a screen reader does too
  choose(0, Boolean(later) || Boolean(messages.querySelector("[data-undo]")));
})();
