// The page of the search: what is asked stands in its address, and what is found below.

import { Facets } from "./facets.js";
import { element, marked } from "./elements.js";
import { Marker, snippetOf } from "./marking.js";
import { NAMED, ONE_OF, countNamed, search } from "./matching.js";
import { nearestWords } from "./nearest.js";
import { foldedWords } from "./tokens.js";
import { DateRange } from "./range.js";
import { ORDER_OF_KINDS, counted, failure, kindName, listed, number, say, sentence } from "./words.js";

const PAGE_OF_RESULTS = 10;
const PAUSE = 80; // milliseconds without a keystroke before a search runs
const MOST_NAMED_FILES = 16; // of those whom articles name, that are fetched without being asked for

function readState(address) {
  const values = new URLSearchParams(address);
  const state = { q: values.get("q") ?? "", from: values.get("from") ?? "", to: values.get("to") ?? "", sort: values.get("sort") ?? "" };
  for (const name of [...ONE_OF, ...NAMED]) state[name] = values.getAll(name);
  return state;
}

function writeState(state) {
  const values = new URLSearchParams();
  for (const name of ["q", ...ONE_OF, ...NAMED, "from", "to", "sort"]) {
    for (const value of [state[name]].flat()) if (value) values.append(name, value);
  }
  return values.toString();
}

export class SearchPage {
  constructor(form, index, site) {
    this.form = form;
    this.field = form.elements.q;
    this.index = index;
    this.site = site;
    for (const name of ["status", "hints", "results", "more", "facets", "chosen", "range", "sort", "body", "narrow"]) {
      this[name] = document.getElementById(`search--${name}`);
    }
    this.facets = new Facets(this.facets, this.chosen, (name, value, isOn) => this.choose(name, value, isOn));
    this.number = 0; // of the newest search: an older one that ends later is dropped
    this.state = readState(location.search);
  }

  start() {
    let timer = 0;
    this.field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.ask({ q: this.field.value }, false), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.ask({ q: this.field.value }, true);
    });
    this.sort.addEventListener("change", () => this.ask({ sort: this.sort.value }, true));
    this.more.addEventListener("click", () => this.showMore(true));
    window.addEventListener("popstate", () => this.take(readState(location.search)));
    const wide = matchMedia("(min-width: 60rem)");
    this.narrow.open = wide.matches;
    wide.addEventListener("change", () => (this.narrow.open = wide.matches));
    this.narrow.addEventListener("toggle", () => this.awaited?.());
    const typed = this.field.value;
    this.take(this.state);
    if (this.state.q || !typed) return;
    // What was typed before this script was there stays, and stands in the address like the rest.
    this.field.value = typed;
    this.ask({ q: typed }, false);
  }

  take(state) {
    if (this.field.value.trim() !== state.q) this.field.value = state.q;
    this.sort.value = state.sort;
    this.state = state;
    this.run();
  }

  ask(change, isStep) {
    this.state = { ...this.state, ...change, q: change.q?.trim() === "" ? "" : (change.q ?? this.state.q) };
    const asked = writeState(this.state);
    const address = `${location.pathname}${asked && "?"}${asked}`;
    if (isStep && asked !== location.search.slice(1)) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.run();
  }

  choose(name, value, isOn) {
    const others = this.state[name].filter((one) => one !== value);
    this.ask({ [name]: isOn ? [...others, value] : others }, true);
  }

  async run() {
    const run = ++this.number;
    const isNewest = () => run === this.number;
    if (!writeState({ ...this.state, sort: "" })) return this.showNothing();
    this.body.setAttribute("aria-busy", "true");
    try {
      const index = await this.index();
      this.range.made ??= new DateRange(this.range, index.root.months.length ? index.root.months : [0, 0], (from, to) => this.ask({ from, to }, true));
      const found = await search(index, this.state);
      if (!isNewest()) return;
      this.found = found;
      this.marker = new Marker(found.clauses, found.names.flatMap(({ pages }) => pages.map((page) => page[2])));
      this.body.hidden = false;
      this.showCount();
      this.range.made.show(found.facets.months, found.facets.monthless, this.state);
      this.facets.showOwn(found.facets, this.state);
      this.results.replaceChildren();
      await this.showMore(false);
      if (isNewest()) await this.showNamedWhereOpen(index, isNewest);
      if (isNewest() && !found.documents.length) await this.showNearest(index, isNewest);
      if (isNewest()) this.body.setAttribute("aria-busy", "false");
    } catch (error) {
      if (isNewest()) this.explainFailure(error);
    }
  }

  showNothing() {
    this.body.hidden = true;
    this.status.textContent = "";
    this.hints.replaceChildren();
    this.results.replaceChildren();
  }

  showCount() {
    const { documents, facets, names } = this.found;
    const kinds = [...facets.counts.kind].filter(([kind]) => !this.state.kind.length || this.state.kind.includes(kind));
    kinds.sort(([one], [other]) => ORDER_OF_KINDS.indexOf(one) - ORDER_OF_KINDS.indexOf(other));
    const words = kinds.map(([kind, count]) => counted(count, kind));
    this.status.textContent = documents.length ? listed(words).join("") : say("Nothing was found.");
    const otherwise = names.map(({ form, pages }) => pages.filter((page) => foldedWords(page[2]).join(" ") !== form));
    const said = otherwise
      .filter((pages) => pages.length)
      .map((pages) => listed(pages.map((page) => this.link(page[1], page[2]))))
      .map((names) => element("p", { class: "reason" }, ...sentence("Also looked for by name: {names}. Quotation marks leave this out.", { names })));
    this.hints.replaceChildren(...said);
  }

  link(address, text) {
    return element("a", { href: new URL(address, this.site) }, element("bdi", {}, text));
  }

  async showMore(moveFocus) {
    const { found, index } = this;
    const at = this.results.children.length;
    const ready = await index();
    const cards = await Promise.all(found.documents.slice(at, at + PAGE_OF_RESULTS).map((one) => ready.card(one)));
    if (found !== this.found) return;
    this.results.append(...cards.map((card) => this.result(card)));
    this.more.hidden = this.results.children.length >= found.documents.length;
    if (moveFocus) this.results.children[at]?.querySelector("a").focus();
  }

  result({ kind, address, title, facts, texts, more }) {
    const isArticle = kind === "article";
    const target = new URL(address, this.site);
    if (isArticle && this.state.q) target.searchParams.set("q", this.state.q);
    const link = marked("a", { href: target, dir: "auto", lang: isArticle ? more : null }, title, this.marker.spans(title));
    const line = element("div", { class: "facts" }, kindName(kind), ...facts.flatMap((fact) => [" · ", element("bdi", {}, fact)]));
    const snippet = snippetOf(texts, this.marker);
    const text = snippet.text ? marked("p", { dir: "auto", lang: isArticle ? more : null }, snippet.text, snippet.spans) : null;
    return element("li", {}, link, line, text);
  }

  // What articles name is fetched when a reader can see it.
  async showNamedWhereOpen(index, isNewest) {
    this.awaited = null;
    if (this.narrow.open) return this.showNamed(index, isNewest);
    this.facets.hideNamed();
    await this.facets.nameChosen(index);
    if (!isNewest()) return;
    this.facets.drawChosen();
    this.awaited = () => {
      if (!this.narrow.open) return;
      this.awaited = null;
      this.showNamed(index, isNewest).catch((error) => this.explainFailure(error));
    };
  }

  async showNamed(index, isNewest) {
    const files = index.namedFiles(this.found.documents);
    if (files.size > MOST_NAMED_FILES && !this.wantsNamed) {
      this.facets.hideNamed();
      this.offerNamed(index, isNewest);
      return;
    }
    const { documents } = this.found;
    await index.loadNamed(files);
    const counts = await countNamed(index, documents);
    if (isNewest()) await this.facets.showNamed(counts, index, isNewest);
  }

  // So many articles name so many that counting them is left to the reader to ask for.
  offerNamed(index, isNewest) {
    if (this.offer) return;
    this.offer = element("button", { type: "button", class: "facet__more" }, say("Count people, organizations and places"));
    this.offer.addEventListener("click", () => {
      this.wantsNamed = true;
      this.offer.remove();
      this.showNamed(index, isNewest).catch((error) => this.explainFailure(error));
    });
    this.facets.place.append(this.offer);
  }

  // What might have been meant, where nothing was found.
  async showNearest(index, isNewest) {
    const { clauses, matches } = this.found;
    const hints = [];
    for (const [at, clause] of clauses.entries()) {
      if (matches[at].weights.size || clause.words.length > 1) continue;
      const near = await nearestWords(index, clause.words[0]);
      if (near.length) hints.push(this.suggestion(clause.words[0], near));
    }
    if (!isNewest()) return;
    const alone = clauses.length > 1 ? this.eachAlone() : null;
    const isNarrowed = [...ONE_OF, ...NAMED, "from", "to"].some((name) => this.state[name].length);
    const wider = isNarrowed ? element("p", {}, this.button(say("Search without what narrows it"), () => this.widen())) : null;
    const next = element("p", {}, say("Fewer words, or another spelling, may find more."));
    this.hints.replaceChildren(...[...hints, alone, wider, next].filter(Boolean));
  }

  suggestion(word, near) {
    const words = listed(near.map((one) => this.button(one, () => this.replace(word, one))));
    return element("p", {}, ...sentence("No page has “{word}”. Did you mean {words}?", { word, words }));
  }

  eachAlone() {
    const { clauses, matches } = this.found;
    const some = clauses.map(({ words }, at) => ({ text: words.join(" "), isExact: words.length > 1, count: matches[at].weights.size }));
    const words = listed(some.filter(({ count }) => count).map(({ text, isExact, count }) => [
      this.button(isExact ? `“${text}”` : text, () => this.put(isExact ? `"${text}"` : text)), ` (${number(count)})`]));
    return words.length ? element("p", {}, ...sentence("Found alone: {words}", { words })) : null;
  }

  button(text, act) {
    const made = element("button", { type: "button", class: "search__suggestion" }, text);
    made.addEventListener("click", act);
    return made;
  }

  replace(word, other) {
    const spans = new Marker([{ words: [word], isExact: true }]).spans(this.state.q);
    let text = this.state.q;
    for (const { start, end } of spans.reverse()) text = text.slice(0, start) + other + text.slice(end);
    this.put(text);
  }

  put(text) {
    this.field.value = text;
    this.ask({ q: text }, true);
    this.field.focus();
  }

  widen() {
    const empty = Object.fromEntries([...ONE_OF, ...NAMED].map((name) => [name, []]));
    this.ask({ ...empty, from: "", to: "" }, true);
    this.field.focus();
  }

  explainFailure(error) {
    console.error(error);
    this.body.hidden = true;
    this.results.replaceChildren();
    this.hints.replaceChildren();
    this.status.textContent = failure();
  }
}
