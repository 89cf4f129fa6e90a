// What the search says, in one place; names of months and languages come from the browser.

const locale = () => document.documentElement.lang || "en";

export const KINDS = {
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

export const FACETS = {
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

export function number(count) {
  return count.toLocaleString(locale());
}

export function counted(count, kind) {
  return `${number(count)} ${KINDS[kind][count === 1 ? 0 : 1].toLowerCase()}`;
}

// Months are counted from the year 0.
export function monthName(month) {
  const day = new Date(Date.UTC(2000, month % 12, 1));
  const name = new Intl.DateTimeFormat(locale(), { month: "long", timeZone: "UTC" }).format(day);
  return `${name} ${Math.floor(month / 12)}`;
}

export function languageName(code) {
  try {
    return new Intl.DisplayNames(locale(), { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

export const FAILURE = "The search index could not be loaded. It is made when the archive is built.";
