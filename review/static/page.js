"use strict";
// Every page: filters act at once, "/" goes to the search, Enter on the list starts, lists follow what others do.
(() => {
  const LOOK = 10000; // milliseconds between two looks at the list
  document.documentElement.classList.add("js");
  for (const select of document.querySelectorAll("select.auto")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
  const inField = (node) => /^(INPUT|SELECT|TEXTAREA|BUTTON|A|SUMMARY)$/.test(node.tagName);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
    const search = document.getElementById("words");
    const start = document.getElementById("start");
    if (event.key === "/" && search && search.type === "search") {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Enter" && start) {
      event.preventDefault();
      start.click();
    }
  });
  const renew = (old, fresh) => {
    if (!fresh || old.innerHTML === fresh.innerHTML) return;
    const held = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    old.replaceWith(fresh);
    if (held) [...fresh.querySelectorAll("a")].find((link) => link.getAttribute("href") === held)?.focus();
  };
  const look = async () => {
    if (document.hidden) return;
    try {
      const response = await fetch(location.href);
      if (!response.ok || response.redirected) return;
      const now = new DOMParser().parseFromString(await response.text(), "text/html");
      for (const old of document.querySelectorAll("[data-live]")) {
        renew(old, now.querySelector(`[data-live="${old.dataset.live}"]`));
      }
    } catch {
      // the list is still good to read
    }
  };
  if (document.querySelector("[data-live]")) setInterval(look, LOOK);
})();
