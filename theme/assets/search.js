// Search with Pagefind, and the key "/" that leads to it. Words of sources are only ever set as text.

const PAGE_OF_RESULTS = 20;
const LENGTH = 30; // words of an excerpt
const LEAD = 5; // words before the first that was found
const PAUSE = 200; // milliseconds without a keystroke before a search runs

const KEPT = "archive.key"; // where this browser keeps whether "/" is left alone (WCAG 2.2, 2.1.4)

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
  const inField = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key !== "/" || !isPlain || inField || event.defaultPrevented) return;
  const field = [...document.querySelectorAll("input[type=search]")].find((one) => one.offsetParent);
  const link = document.querySelector(".masthead__to-search a");
  if (!field && !link) return;
  event.preventDefault();
  if (field) field.focus();
  else link.click();
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// The words around those found. Pagefind's own excerpt does not tell a source's "<" from a source's "&lt;".
function excerpt({ content, raw_content: raw, locations }) {
  const isCut = raw.includes("\u200b"); // so Pagefind parts words where a language leaves no spaces
  const words = isCut ? raw.replaceAll("&lt;", "<").replaceAll("&gt;", ">").split("\u200b") : content.split(/\s+/);
  const within = (start) => locations.filter((at) => at >= start && at < start + LENGTH).length;
  const starts = locations.slice(0, 50).map((at) => Math.max(0, Math.min(at - LEAD, words.length - LENGTH)));
  const start = starts.reduce((best, one) => (within(one) > within(best) ? one : best), starts[0] ?? 0);
  const found = new Set(locations);
  const snippet = element("p");
  snippet.dir = "auto";
  if (start) snippet.append("… ");
  words.slice(start, start + LENGTH).forEach((word, number) => {
    snippet.append(number && !isCut ? " " : "", found.has(start + number) ? element("mark", "", word) : word);
  });
  if (start + LENGTH < words.length) snippet.append(" …");
  return snippet;
}

function resultItem(data) {
  const { url, meta } = data;
  const item = element("li");
  const link = element("a", "", meta.title);
  link.href = url;
  const facts = [meta.source, meta.date].filter(Boolean).join(" · ");
  item.append(link, element("div", "facts", facts), excerpt(data));
  return item;
}

class SearchPage {
  constructor(form) {
    this.form = form;
    this.field = form.elements.q;
    this.status = document.getElementById("search--status");
    this.list = document.getElementById("search--results");
    this.more = document.getElementById("search--more");
    this.found = [];
    this.number = 0; // of the newest search: an older one that ends later is dropped
  }

  start() {
    let timer = 0;
    this.field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.search(), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.search();
    });
    this.more.addEventListener("click", () => this.showMore(true));
    const key = document.getElementById("search--key");
    key.checked = isKeyOn();
    key.closest("p").hidden = false;
    key.addEventListener("change", () => keepKey(key.checked));
    this.field.value = new URLSearchParams(location.search).get("q") ?? "";
    if (location.protocol === "file:") this.explainFailure();
    else if (this.field.value) this.search();
    else this.field.focus();
  }

  async search() {
    const words = this.field.value.trim();
    const number = ++this.number;
    this.keepInAddress(words);
    if (!words) return this.show("", []);
    this.status.textContent = "Searching …";
    try {
      this.index ??= await import(new URL(this.form.dataset.index, document.baseURI));
      const { results } = await this.index.search(words);
      if (number === this.number) await this.show(words, results);
    } catch {
      if (number === this.number) this.explainFailure();
    }
  }

  keepInAddress(words) {
    const address = new URL(location.href);
    if (words) address.searchParams.set("q", words);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page opened as a file may not change its address; the search works the same.
    }
  }

  async show(words, results) {
    this.found = results;
    this.list.replaceChildren();
    const count = results.length.toLocaleString("en");
    if (!words) this.status.textContent = "";
    else if (results.length) this.status.textContent = `${count} ${results.length === 1 ? "article" : "articles"}`;
    else this.status.textContent = `No article was found for “${words}”. Fewer words, or another spelling, may find more.`;
    await this.showMore(false);
  }

  async showMore(moveFocus) {
    const { number } = this;
    const at = this.list.children.length;
    const items = await Promise.all(this.found.slice(at, at + PAGE_OF_RESULTS).map((one) => one.data()));
    if (number !== this.number) return;
    this.list.append(...items.map(resultItem));
    this.more.hidden = this.list.children.length >= this.found.length;
    if (moveFocus) this.list.children[at]?.querySelector("a").focus();
  }

  explainFailure() {
    this.list.replaceChildren();
    this.more.hidden = true;
    this.status.textContent =
      location.protocol === "file:"
        ? "Search runs only from a web server; these pages were opened as files. `news-archive serve` starts one."
        : "The search index could not be loaded. It is made when the archive is built.";
  }
}

nameKey(isKeyOn());
const form = document.getElementById("search--form");
if (form) new SearchPage(form).start();
