"use strict";
// The scan: its pages one below the other, zoomed, turned, the evidence brought into view.
const scan = document.getElementById("scan");
const BESIDE = 60; // CSS pixels shown beside a value
const READABLE = 1.65; // CSS pixels a point: print of eleven points is read at a glance
const CLOSEST = 1.9; // times the width of the pane, beyond which what stands around a value is lost
const SHARP = 1900; // device pixels of width beyond which the small picture is blurred
const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
let zoom = 1;
let shown = "";

const sheets = () => [...scan.querySelectorAll(".sheet")];

/** The width of a page that is not zoomed, in CSS pixels. */
const fitted = () => {
  const sheet = sheets()[0];
  return sheet ? sheet.clientWidth / zoom : scan.clientWidth;
};

const setZoom = (wanted) => {
  const width = fitted();
  zoom = Math.min(4, Math.max(0.4, wanted));
  scan.style.setProperty("--zoom", String(zoom));
  if (zoom * width * devicePixelRatio > SHARP) {
    for (const picture of scan.querySelectorAll("img[data-fine]")) {
      if (picture.complete && picture.naturalWidth) picture.src = picture.dataset.fine;
      else picture.addEventListener("load", () => (picture.src = picture.dataset.fine), { once: true });
      picture.removeAttribute("data-fine");
    }
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

/** Brings the box of that key into view, large enough to be read and small enough to be seen whole; whether it has one. */
export const show = (key, moving) => {
  shown = key;
  for (const box of scan.querySelectorAll(".box.current")) box.classList.remove("current");
  const box = scan.querySelector(`[data-box="${CSS.escape(key)}"]`);
  if (!box) return false;
  box.classList.add("current");
  box.closest(".paper").querySelector("img").loading = "eager"; // the others may wait
  const width = fitted();
  const page = box.ownerSVGElement.viewBox.baseVal.width;
  const whole = (scan.clientWidth - 2 * BESIDE) / ((box.width.baseVal.value / page) * width);
  setZoom(Math.max(1, Math.min(CLOSEST, (READABLE * page) / width, whole)));
  const place = box.getBoundingClientRect();
  const pane = scan.getBoundingClientRect();
  const right = place.right - pane.right + BESIDE; // what is written before it stays in view
  scan.scrollTo({
    top: scan.scrollTop + place.top - pane.top - (pane.height - place.height) / 2.4,
    left: Math.max(0, scan.scrollLeft + Math.min(right, place.left - pane.left - BESIDE / 2)),
    behavior: moving && !still ? "smooth" : "instant",
  });
  return true;
};

/** For what has no place on the page: the page, or its lower half, where one signs. */
export const showPage = (number, low) => {
  const sheet = document.getElementById(`page-${number}`);
  if (!sheet) return;
  setZoom(1);
  scan.scrollTo({ top: sheet.offsetTop + (low ? sheet.offsetHeight * 0.45 : 0), left: 0 });
};

export const keys = {
  "+": () => setZoom(zoom * 1.25),
  "-": () => setZoom(zoom / 1.25),
  z: () => setZoom(1),
  t: turn,
};
for (const button of document.querySelectorAll("[data-scan]")) {
  button.addEventListener("click", keys[button.dataset.scan]);
}
