"use strict";
// Shows, of all [data-search] elements, those that hold the words of #words and the choice of #choice.
(() => {
  const words = document.getElementById("words");
  const choice = document.getElementById("choice");
  const told = document.getElementById("told");
  if (!words || !choice || !told) return;
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\s-]/g, "").toLowerCase();
  const items = [...document.querySelectorAll("[data-search]")].map((node) => ({
    node,
    text: fold(node.dataset.search),
    choices: node.dataset.choices.split(" "),
  }));
  const show = () => {
    const wanted = fold(words.value);
    let count = 0;
    for (const { node, text, choices } of items) {
      const seen = text.includes(wanted) && (!choice.value || choices.includes(choice.value));
      node.hidden = !seen;
      count += seen ? 1 : 0;
    }
    told.textContent = `(${count})`;
  };
  words.addEventListener("input", show);
  choice.addEventListener("change", show);
})();
