// Search with Pagefind, and the key "/" that leads to it. Words of sources are only ever set as text.

const PAGE_OF_RESULTS = 20;
const PAUSE = 200; // milliseconds without a keystroke before a search runs

function goToSearch(event) {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const inField = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || !isPlain || inField) return;
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

// Pagefind writes < and > as entities and puts <mark> around the words found; nothing else is markup.
function setExcerpt(parent, excerpt) {
  excerpt.split(/<\/?mark>/).forEach((piece, number) => {
    const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    parent.append(number % 2 ? element("mark", "", text) : text);
  });
}

function resultItem({ url, meta, excerpt }) {
  const item = element("li");
  const link = element("a", "", meta.title);
  link.href = url;
  const facts = [meta.source, meta.date].filter(Boolean).join(" · ");
  const snippet = element("p");
  snippet.dir = "auto";
  setExcerpt(snippet, excerpt);
  item.append(link, element("div", "facts", facts), snippet);
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
    this.field.value = new URLSearchParams(location.search).get("q") ?? "";
    if (this.field.value) this.search();
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

document.addEventListener("keydown", goToSearch);
const form = document.getElementById("search--form");
if (form) new SearchPage(form).start();
