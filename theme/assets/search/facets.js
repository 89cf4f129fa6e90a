// The lists by which a search is narrowed: values with their counts, and what has been chosen.

import { element } from "./elements.js";
import { NAMED, ONE_OF, UNDATED, monthNumber } from "./matching.js";
import { facetName, kindName, languageName, monthName, number, say } from "./words.js";

const SHOWN = 8;
const MOST = 40;
const ORDER = ["kind", "source", "year", "month", "person", "organization", "place", "event", "author", "section", "story", "language"];

export class Facets {
  constructor(place, chosenPlace, onChange) {
    this.place = place;
    this.chosenPlace = chosenPlace;
    this.onChange = onChange;
    this.open = new Set(); // those of which more is shown
    this.names = new Map(); // of pages and sources, by facet and value
    this.groups = new Map();
    for (const name of ORDER) {
      const list = element("ul");
      const more = element("button", { type: "button", class: "facet__more", hidden: true }, say("Show more"));
      const group = element("fieldset", { class: "facet", hidden: true }, element("legend", {}, facetName(name)), list, more);
      more.addEventListener("click", () => this.toggle(name));
      this.groups.set(name, { group, list, more, rows: [] });
      place.append(group);
    }
  }

  toggle(name) {
    if (!this.open.delete(name)) this.open.add(name);
    this.draw(name);
  }

  labelOf(name, value) {
    if (name === "kind") return kindName(value, true);
    if (name === "language") return languageName(value);
    if (value === UNDATED) return name === "year" ? say("Date not known") : say("Month not known");
    if (name === "month") return monthNumber(value) ? monthName(monthNumber(value)) : value;
    return this.names.get(`${name}/${value}`) ?? value;
  }

  // Facets of which each page has one value.
  showOwn({ counts, labels }, state) {
    this.state = state;
    for (const [id, label] of labels) this.names.set(`source/${id}`, label);
    for (const name of ONE_OF) this.show(name, [...counts[name]].map(([value, count]) => ({ value, count })));
    this.drawChosen();
  }

  // Facets of names: whom the articles found lead to.
  async showNamed(counts, index, isNewest) {
    const wanted = counts.map((found) =>
      [...found].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, MOST),
    );
    const shown = wanted.map((rows, kind) => rows.slice(0, this.open.has(NAMED[kind]) ? MOST : SHOWN));
    await Promise.all(
      shown.flatMap((rows, kind) => rows.map(([page]) => this.nameOf(index, NAMED[kind], page))),
    );
    if (!isNewest()) return;
    NAMED.forEach((name, kind) => {
      const rest = wanted[kind].length > shown[kind].length;
      const rows = shown[kind].map(([page, count]) => ({ value: this.ids.get(page), count }));
      const more = rest ? () => this.fill(name, wanted[kind], index) : null;
      this.show(name, rows, more);
    });
    await this.nameChosen(index);
    if (isNewest()) this.drawChosen();
  }

  async fill(name, rows, index) {
    await Promise.all(rows.map(([page]) => this.nameOf(index, name, page)));
    this.show(name, rows.map(([page, count]) => ({ value: this.ids.get(page), count })));
  }

  ids = new Map(); // of pages, by place

  async nameOf(index, name, page) {
    const { key, title } = (await index.titles()).get(page) ?? (await index.card(index.pageAt(page)));
    this.ids.set(page, this.know(name, key, title));
  }

  know(name, key, title) {
    const id = key.slice(name.length + 1);
    this.names.set(`${name}/${id}`, title);
    return id;
  }

  // What was chosen in another visit is named by its own page.
  async nameChosen(index) {
    for (const name of NAMED) {
      for (const id of this.state[name].filter((one) => !this.names.has(`${name}/${one}`))) {
        const found = await index.find(`=${name}/${id}`);
        const page = found && index.postings(found).documents.find((one) => !index.isArticle(one));
        if (page === undefined || page === null) continue;
        const { key, title } = await index.card(page);
        this.know(name, key, title);
      }
    }
  }

  show(name, rows, fill = null) {
    const group = this.groups.get(name);
    const isOfTime = name === "year" || name === "month";
    const chosen = this.state[name].filter((value) => !rows.some((row) => row.value === value));
    group.rows = [...rows, ...chosen.map((value) => ({ value, count: 0 }))].sort(
      (one, other) =>
        (isOfTime ? 0 : other.count - one.count) ||
        (isOfTime ? other.value.localeCompare(one.value) : this.labelOf(name, one.value).localeCompare(this.labelOf(name, other.value))),
    );
    group.fill = fill;
    this.draw(name);
  }

  draw(name) {
    const { group, list, more, rows, fill } = this.groups.get(name);
    if (fill && this.open.has(name)) {
      this.groups.get(name).fill = null;
      fill();
      return;
    }
    const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
    const limit = this.open.has(name) ? MOST : SHOWN;
    const shown = rows.filter(({ value }, at) => at < limit || this.state[name].includes(value));
    list.replaceChildren(...shown.map((row) => this.row(name, row)));
    group.hidden = !rows.length || (rows.length === 1 && !this.state[name].length && ONE_OF.includes(name));
    more.hidden = rows.length <= SHOWN && !fill;
    more.textContent = this.open.has(name) ? say("Show fewer") : say("Show more");
    more.setAttribute("aria-label", `${more.textContent}: ${facetName(name)}`);
    if (focused !== null) [...list.querySelectorAll("input")].find((one) => one.value === focused)?.focus();
  }

  row(name, { value, count }) {
    const box = element("input", { type: "checkbox", value });
    box.checked = this.state[name].includes(value);
    box.addEventListener("change", () => this.onChange(name, value, box.checked));
    const label = element("bdi", { class: "facet__name" }, this.labelOf(name, value));
    return element("li", {}, element("label", {}, box, label, element("span", { class: "count" }, number(count))));
  }

  hideNamed() {
    for (const name of NAMED) this.show(name, []);
  }

  // What narrows the search now, each with a button that takes it away.
  drawChosen() {
    const buttons = [...ONE_OF, ...NAMED].flatMap((name) =>
      this.state[name].map((value) => {
        const words = this.labelOf(name, value);
        const button = element("button", { type: "button", class: "chosen", "aria-label": say("Take away: {facet}, {value}", { facet: facetName(name), value: words }) },
          element("bdi", {}, words), element("span", { "aria-hidden": "true" }, " ×"));
        button.addEventListener("click", () => this.onChange(name, value, false));
        return element("li", {}, button);
      }),
    );
    this.chosenPlace.replaceChildren(...buttons);
    this.chosenPlace.hidden = !buttons.length;
  }
}
