"use strict";
(() => {
  const words = document.getElementById("words");
  const code = document.getElementById("code");
  const told = document.getElementById("told");
  if (!words || !code) return;
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\s-]/g, "").toLowerCase();
  const cards = [...document.querySelectorAll(".card")].map((node) => ({
    node,
    text: fold(node.dataset.search),
    codes: node.dataset.codes.split(" "),
  }));
  const show = () => {
    const wanted = fold(words.value);
    let count = 0;
    for (const { node, text, codes } of cards) {
      const seen = text.includes(wanted) && (!code.value || codes.includes(code.value));
      node.hidden = !seen;
      count += seen ? 1 : 0;
    }
    told.textContent = told.dataset.words.replace("#", String(count));
  };
  words.addEventListener("input", show);
  code.addEventListener("change", show);
})();
