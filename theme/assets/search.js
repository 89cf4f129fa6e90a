// The key "/" that leads to the search, and the rest of the search where it is needed: nothing of it is fetched
// before. This script is no module, since a browser runs none in a page that is opened as a file.

const HERE = document.currentScript.src;
const SITE = new URL("../", HERE);
const KEPT = "archive.key"; // where this browser keeps whether "/" is left alone (WCAG 2.2, 2.1.4)
const IS_FILE = location.protocol === "file:";

function isKeyOn() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true; // a browser that keeps nothing
  }
}

function keepKey(isOn) {
  try {
    localStorage.setItem(KEPT, isOn ? "on" : "off");
  } catch {
    // It holds for this page.
  }
  nameKey(isOn);
}

function nameKey(isOn) {
  document.removeEventListener("keydown", goToSearch);
  if (isOn) document.addEventListener("keydown", goToSearch);
  for (const field of document.querySelectorAll("input[type=search]")) {
    if (isOn) field.setAttribute("aria-keyshortcuts", "/");
    else field.removeAttribute("aria-keyshortcuts");
  }
}

function goToSearch(event) {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  const inField = event.target.closest?.("input:not([type=checkbox], [type=range]), textarea, select, [contenteditable]");
  if (event.key !== "/" || !isPlain || inField || event.defaultPrevented) return;
  const field = [...document.querySelectorAll("input[type=search]")].find((one) => one.offsetParent);
  const link = document.querySelector(".masthead__to-search a");
  if (!field && !link) return;
  event.preventDefault();
  if (field) field.focus();
  else link.click();
}

const part = (name) => import(new URL(`search/${name}.js`, HERE));
// All parts of the page are asked for at once, and not each when another names it.
const PARTS = [
  "page", "elements", "facets", "files", "index", "marking", "matching", "nearest", "query", "range", "tokens", "words",
];

let opened;
function openIndex() {
  opened ??= part("index").then(({ Index }) => Index.open(new URL("search-index/", SITE)));
  opened.catch(() => (opened = undefined));
  return opened;
}

async function offerNames(field) {
  if (field.role === "combobox") return;
  field.role = "combobox";
  const { Typeahead } = await part("typeahead");
  const typeahead = new Typeahead(field, openIndex, SITE);
  openIndex().catch(() => {}); // said where something is searched
  if (field.value && document.activeElement === field) typeahead.suggest();
}

function startPage(form) {
  const key = document.getElementById("search--key");
  key.checked = isKeyOn();
  key.closest("p").hidden = false;
  key.addEventListener("change", () => keepKey(key.checked));
  const status = document.getElementById("search--status");
  form.elements.q.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (!location.search) form.elements.q.focus();
  if (IS_FILE) {
    status.textContent = form.dataset.needsServer;
    form.addEventListener("submit", (event) => event.preventDefault());
    return;
  }
  Promise.all(PARTS.map(part)).then(
    ([{ SearchPage }]) => new SearchPage(form, openIndex, SITE).start(),
    () => (status.textContent = form.dataset.failure),
  );
}

nameKey(isKeyOn());
if (!IS_FILE) {
  for (const field of document.querySelectorAll("input[type=search]")) {
    field.addEventListener("focus", () => offerNames(field).catch(() => {}), { once: true });
    if (document.activeElement === field) offerNames(field).catch(() => {});
  }
  const words = new URLSearchParams(location.search).get("q");
  if (words && document.querySelector("article.article")) {
    part("arrival").then(({ markArrival }) => markArrival(words), () => {});
  }
}
const form = document.getElementById("search--form");
if (form) startPage(form);
