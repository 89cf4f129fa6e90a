// Names that begin like what is typed, each leading to its page (WAI-ARIA combobox with a list).

import { element, marked } from "./elements.js";
import { foldedWords, wordsOf } from "./tokens.js";
import { counted, kindName, number, say } from "./words.js";

const MOST = 8;
const LEAST = 2; // letters

export class Typeahead {
  constructor(field, index, site) {
    this.field = field;
    this.index = index; // gives a promise of the index
    this.site = site; // the address of the site's first page
    this.options = [];
    this.active = -1;
    this.number = 0;
    const id = `${field.id}-names`;
    this.list = element("ul", { class: "typeahead", role: "listbox", id, "aria-label": say("Names"), hidden: true });
    this.told = element("span", { class: "unseen", role: "status" });
    field.after(this.list, this.told);
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(roles)) field.setAttribute(name, value);
    field.addEventListener("input", () => this.suggest());
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
    // A press on an option must not take the focus, or the list were gone before the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  async suggest() {
    const number = ++this.number;
    const words = foldedWords(this.field.value);
    const beginning = words.join(" ");
    if (beginning.length < LEAST) return this.close();
    try {
      const index = await this.index();
      const files = await index.names(beginning);
      if (number === this.number && document.activeElement === this.field) this.show(namesIn(files, beginning), words);
    } catch {
      this.close();
    }
  }

  show(names, words) {
    this.options = names.slice(0, MOST).map(([key, address, title, count], at) => {
      const kind = key.split("/")[0];
      const facts = count ? `${kindName(kind)} · ${counted(count, "article")}` : kindName(kind);
      const option = element("li", { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false" },
        marked("bdi", { class: "typeahead__name" }, title, beginnings(title, words)),
        " ", element("span", { class: "facts" }, facts));
      option.addEventListener("click", () => this.follow(address));
      return { option, address };
    });
    this.list.replaceChildren(...this.options.map(({ option }) => option));
    this.active = -1;
    const isOpen = this.options.length > 0;
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
    this.field.removeAttribute("aria-activedescendant");
    this.told.textContent = isOpen ? say("{count} names; the arrow keys lead to them.", { count: number(this.options.length) }) : "";
  }

  close() {
    this.number += 1;
    this.show([], []);
  }

  follow(address) {
    this.close();
    location.assign(new URL(address, this.site));
  }

  press(event) {
    if (event.isComposing || !this.options.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = this.options.length + 1; // the field itself is one stop
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.point(((this.active + 1 + step + count) % count) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      event.stopPropagation();
      this.follow(this.options[this.active].address);
    }
  }

  point(at) {
    this.active = at;
    this.options.forEach(({ option }, number) => option.setAttribute("aria-selected", String(number === at)));
    if (at < 0) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", this.options[at].option.id);
    this.options[at].option.scrollIntoView({ block: "nearest" });
  }
}

// The pages of the names of which a word begins so, those of most articles first.
function namesIn(files, beginning) {
  const found = new Map();
  for (const [listed, keys] of files) {
    for (const [words, page] of keys) {
      if (words.startsWith(beginning)) found.set(listed[page][0], listed[page]);
    }
  }
  return [...found.values()].sort((one, other) => other[3] - one[3] || (one[2] < other[2] ? -1 : 1));
}

function beginnings(title, words) {
  const spans = [];
  for (const { start, end, words: some } of wordsOf(title)) {
    const begun = words.find((word) => some.some((one) => one.startsWith(word)));
    const isPlain = some.length === 1 && some[0].length === end - start;
    if (begun) spans.push({ start, end: isPlain ? start + begun.length : end });
  }
  return spans;
}
