// What the search says; where a site says it otherwise than in these words, its pages hold the texts that differ
// (theme/partials/texts.html). Names of months and languages come from the browser.

const TEXTS = new Map(JSON.parse(document.getElementById("texts")?.textContent ?? "[]"));
const locale = () => document.documentElement.lang || "en";

export function say(text, facts = {}) {
  return sentence(text, facts).join("");
}

// The same in pieces, of which any may be an element.
export function sentence(text, facts) {
  return (TEXTS.get(text) ?? text).split(/\{(\w+)\}/).flatMap((one, at) => (at % 2 ? facts[one] : one)).filter((one) => one !== "");
}

// Pieces with a comma between them.
export function listed(pieces) {
  return pieces.flatMap((one, at) => (at ? [say(", "), one] : [one])).flat();
}

const KINDS = {
  article: ["Article", "Articles"],
  person: ["Person", "People"],
  organization: ["Organization", "Organizations"],
  place: ["Place", "Places"],
  event: ["Event", "Events"],
  story: ["Running story", "Running stories"],
  source: ["Source", "Sources"],
  author: ["Author", "Authors"],
  page: ["Page", "Pages"],
};

const FACETS = {
  kind: "Kind of page",
  source: "Source",
  year: "Year",
  month: "Month",
  person: "People",
  organization: "Organizations",
  place: "Places",
  event: "Events",
  author: "Authors",
  section: "Section",
  story: "Running stories",
  language: "Language",
};

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

export const ORDER_OF_KINDS = Object.keys(KINDS);

export function kindName(kind, isMany = false) {
  return kind in KINDS ? say(KINDS[kind][isMany ? 1 : 0]) : kind;
}

export function facetName(facet) {
  return say(FACETS[facet]);
}

export function number(count) {
  return count.toLocaleString(locale());
}

export function counted(count, kind) {
  const forms = say(KINDS[kind].join(" | ").toLowerCase()).split(" | ");
  return `${number(count)} ${form(forms, count)}`;
}

// The noun that goes with a count, as generator/plurals.py chooses it: by the categories that the browser knows.
function form(forms, count) {
  const rules = new Intl.PluralRules(locale());
  const used = new Set(Array.from({ length: 201 }, (_, number) => rules.select(number)));
  const at = CATEGORIES.filter((one) => used.has(one)).indexOf(rules.select(count));
  return forms.length === used.size && at >= 0 ? forms[at] : forms.at(count === 1 ? 0 : -1);
}

// Months are counted from the year 0.
export function monthName(month) {
  const day = new Date(Date.UTC(2000, month % 12, 1));
  const name = new Intl.DateTimeFormat(locale(), { calendar: "gregory", month: "long", timeZone: "UTC" }).format(day);
  const year = Math.floor(month / 12).toLocaleString(locale(), { useGrouping: false });
  return say("{month} {year}", { month: name, year });
}

export function languageName(code) {
  try {
    return new Intl.DisplayNames(locale(), { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function failure() {
  return say("The search index could not be loaded. It is made when the archive is built.");
}
