// Which documents meet a search, in which order, and how they spread over facets.

import { isOpen, parseQuery, spellings } from "./query.js";

const TITLE = 5; // a word in the headline counts as often again
const SATURATION = 1.2; // k1 and b of Okapi BM25
const LENGTH = 0.75;
const MOST_NAMED = 3; // a name that more pages share stands for none of them
const BEGINNINGS = { files: 2, words: 60, letters: 2 };
const TOP_PAGES = 3; // of names that the words are, before the articles

export const ONE_OF = ["kind", "source", "year", "month", "section", "language"];
export const NAMED = ["person", "organization", "place", "event", "story", "author"];
const ANY_OF_NAMED = new Set(["story", "author"]);
export const UNDATED = "undated";

class Matches {
  constructor() {
    this.weights = new Map();
    this.titled = new Set();
  }

  add(document, weight, isTitled) {
    this.weights.set(document, (this.weights.get(document) ?? 0) + weight + (isTitled ? TITLE : 0));
    if (isTitled) this.titled.add(document);
  }
}

function matchesOf(index, found) {
  const matches = new Matches();
  for (const one of found) {
    const { documents, marks } = index.postings(one);
    documents.forEach((document, number) => {
      const mark = marks[number] ?? 2;
      matches.add(document, mark >> 1, mark % 2 === 1);
    });
  }
  return matches;
}

async function findWord(index, clause, isLast) {
  const [word] = clause.words;
  const wanted = clause.isExact ? [word] : [word, ...spellings(word)];
  const found = (await Promise.all(wanted.map((one) => index.find(one)))).filter(Boolean);
  if (!found.length && isLast && word.length >= BEGINNINGS.letters) {
    found.push(...(await index.findBeginning(word, BEGINNINGS.files, BEGINNINGS.words)));
  }
  clause.found = found.map((one) => one.word);
  return matchesOf(index, found);
}

async function findPhrase(index, { words }) {
  const found = await Promise.all(words.map((word) => index.find(word)));
  if (!found.every(Boolean)) return new Matches();
  const each = found.map((one) => matchesOf(index, [one]));
  const shared = [...each[0].weights.keys()].filter((one) => each.every(({ weights }) => weights.has(one)));
  const matches = new Matches();
  if (!shared.length) return matches;
  const places = await Promise.all(found.map((one) => index.places(one)));
  for (const document of shared) {
    const others = places.slice(1).map((there) => new Set(there.get(document)));
    const starts = places[0].get(document).filter((at) => others.every((there, n) => there.has(at + n + 1)));
    if (starts.length) matches.add(document, starts.length, each.every(({ titled }) => titled.has(document)));
  }
  return matches;
}

// Runs of words that are a name or a variant: what leads to its page is found too.
async function findNames(index, clauses) {
  const names = [];
  // All that could be needed is asked for at once.
  for (const clause of clauses) if (!clause.isExact) index.names(clause.words[0]).catch(() => {});
  for (let at = 0; at < clauses.length; at++) {
    if (clauses[at].isExact) continue;
    const end = clauses.findIndex((one, number) => number > at && one.isExact);
    const some = clauses.slice(at, end < 0 ? undefined : end);
    const name = await longestName(index, some);
    if (!name) continue;
    names.push({ at, ...name });
    at += name.length - 1;
  }
  return names;
}

async function longestName(index, clauses) {
  const parts = clauses.map(({ words }) => words.join(" "));
  const first = clauses[0].words[0];
  const files = await index.names(first);
  for (let length = parts.length; length; length--) {
    const form = parts.slice(0, length).join(" ");
    const pages = new Map();
    for (const [listed, keys] of files) {
      for (const [words, page, isWhole] of keys) {
        if (isWhole && words === form) pages.set(listed[page][0], listed[page]);
      }
    }
    if (pages.size && pages.size <= MOST_NAMED) return { length, form, pages: [...pages.values()] };
  }
  return null;
}

async function keyed(index, key) {
  const found = await index.find(`=${key}`);
  return found ? index.postings(found).documents : [];
}

function intersection(all) {
  const [least, ...others] = [...all].sort((one, other) => one.weights.size - other.weights.size);
  return [...least.weights.keys()].filter((document) => others.every(({ weights }) => weights.has(document)));
}

function idf(index, count) {
  return Math.log(1 + (index.articles.size - count + 0.5) / (count + 0.5) + (count > index.articles.size ? 1 : 0));
}

async function evaluate(index, text) {
  const clauses = parseQuery(text);
  const finding = clauses.map((clause, number) => {
    if (clause.words.length > 1) return findPhrase(index, clause);
    return findWord(index, clause, number === clauses.length - 1 && isOpen(text));
  });
  const [names, ...matches] = await Promise.all([findNames(index, clauses), ...finding]);
  const groups = [];
  for (let at = 0; at < clauses.length; at++) {
    const name = names.find((one) => one.at === at);
    const some = matches.slice(at, at + (name?.length ?? 1));
    groups.push(name ? await withName(index, some, name) : { matches: some, documents: null });
    at += some.length - 1;
  }
  return { clauses, matches, names, groups };
}

async function withName(index, matches, name) {
  const lists = await Promise.all(name.pages.map(([key]) => keyed(index, key)));
  return { matches, documents: new Set([...intersection(matches), ...lists.flat()]) };
}

function meeting(index, groups, lists) {
  if (!groups.length && !lists.length) return Array.from({ length: index.articles.size }, (_, number) => number);
  const sets = [
    ...groups.map(({ matches, documents }) => documents ?? new Set(matches[0].weights.keys())),
    ...lists.map((list) => new Set(list)),
  ].sort((one, other) => one.size - other.size);
  return [...sets[0]].filter((document) => sets.every((set) => set.has(document)));
}

function scores(index, documents, matches) {
  const found = new Map(documents.map((document) => [document, 0]));
  for (const { weights } of matches) {
    const rarity = idf(index, weights.size);
    for (const document of documents) {
      const weight = weights.get(document);
      if (!weight) continue;
      const { length } = index.fact(document);
      const norm = 1 - LENGTH + (LENGTH * length) / index.familyOf(document).meanLength;
      const gain = (weight * (SATURATION + 1)) / (weight + SATURATION * norm);
      found.set(document, found.get(document) + rarity * gain);
    }
  }
  return found;
}

function datesOf({ first, last }) {
  if (!first) return { year: UNDATED, month: UNDATED };
  const year = Math.floor(first / 12);
  if (first === last) return { year: String(year), month: monthWord(first) };
  return { year: year === Math.floor(last / 12) ? String(year) : "", month: "" };
}

export function monthWord(month) {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

export function monthNumber(word) {
  const found = /^(\d{4})-(\d\d)$/.exec(word ?? "");
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : 0;
}

function valuesOf(fact) {
  const isArticle = fact.kind === "article";
  return {
    kind: fact.kind,
    source: isArticle ? fact.source[0] : "",
    section: isArticle ? fact.section : "",
    language: isArticle ? fact.language : "",
    ...(isArticle ? datesOf(fact) : { year: "", month: "" }),
  };
}

function isWithin(fact, from, to) {
  if (!from && !to) return true;
  return fact.first > 0 && (!from || fact.first >= from) && (!to || fact.last <= to);
}

// Counts each facet as if nothing were chosen in it, so that what else could be chosen is seen.
function spread(index, documents, state) {
  const counts = Object.fromEntries(ONE_OF.map((name) => [name, new Map()]));
  const labels = new Map();
  const months = new Map();
  const chosen = [];
  let monthless = 0;
  const [from, to] = [monthNumber(state.from), monthNumber(state.to)];
  for (const document of documents) {
    const fact = index.fact(document);
    const values = valuesOf(fact);
    const failed = ONE_OF.filter((name) => state[name].length && !state[name].includes(values[name]));
    const isIn = isWithin(fact, from, to);
    if (fact.kind === "article") labels.set(fact.source[0], fact.source[1]);
    if (!failed.length && fact.kind === "article") {
      if (fact.first && fact.first === fact.last) months.set(fact.first, (months.get(fact.first) ?? 0) + 1);
      else monthless += 1;
    }
    if (!isIn) continue;
    if (!failed.length) chosen.push(document);
    for (const name of ONE_OF) {
      const value = values[name];
      if (value && failed.every((one) => one === name)) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    }
  }
  return { counts, labels, months, monthless, chosen };
}

function ordered(index, documents, score, titled, sort) {
  const byScore = (one, other) => score.get(other) - score.get(one) || other - one;
  const articles = documents.filter((document) => index.isArticle(document));
  const pages = documents.filter((document) => !index.isArticle(document)).sort(byScore);
  if (sort === "newest") articles.sort((one, other) => other - one);
  else if (sort === "oldest") articles.sort((one, other) => dated(index, one) - dated(index, other));
  else articles.sort(byScore);
  const count = (document) => index.fact(document).count;
  const top = pages
    .filter((document) => titled.has(document))
    .sort((one, other) => count(other) - count(one) || byScore(one, other))
    .slice(0, TOP_PAGES);
  return [...top, ...articles, ...pages.filter((document) => !top.includes(document))];
}

// Articles are numbered from the oldest, but the undated come first.
function dated(index, document) {
  return index.fact(document).first ? document : document + index.size;
}

function isTitledByAll(matches, document) {
  return matches.length > 0 && matches.every(({ titled }) => titled.has(document));
}

async function chosenNames(index, state) {
  const wanted = NAMED.filter((name) => state[name].length);
  const lists = wanted.map(async (name) => {
    const each = await Promise.all(state[name].map((id) => keyed(index, `${name}/${id}`)));
    return ANY_OF_NAMED.has(name) ? [each.flat()] : each;
  });
  // The page itself is no article on it.
  return (await Promise.all(lists)).flat().map((list) => list.filter((document) => index.isArticle(document)));
}

export async function search(index, state) {
  const [asked, lists] = await Promise.all([evaluate(index, state.q), chosenNames(index, state)]);
  const documents = meeting(index, asked.groups, lists);
  await index.loadFacts(documents);
  const { chosen, ...facets } = spread(index, documents, state);
  const score = scores(index, chosen, asked.matches);
  const titled = new Set(
    chosen.filter((one) => !index.isArticle(one) && (isTitledByAll(asked.matches, one) || isNamed(asked, one))),
  );
  return { ...asked, documents: ordered(index, chosen, score, titled, state.sort), facets, isFiltered: lists.length > 0 };
}

function isNamed({ groups }, document) {
  return groups.length === 1 && Boolean(groups[0].documents?.has(document));
}

// By kind of page: how many of these articles lead to each page.
export async function countNamed(index, documents) {
  const counts = NAMED.map(() => new Map());
  for (const document of documents) {
    if (!index.isArticle(document)) continue;
    index.namedIn(document).forEach((pages, kind) => {
      for (const page of pages) counts[kind].set(page, (counts[kind].get(page) ?? 0) + 1);
    });
  }
  return counts;
}
