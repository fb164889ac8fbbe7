"use strict";
// Every page: filters act at once, "/" goes to the search, Enter on the list starts.
(() => {
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
})();
