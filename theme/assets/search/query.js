// What a reader asks for: words, words kept together, and the spellings that a word may also have.

import { foldedWords } from "./tokens.js";

const QUOTED = /["“”„«»]([^"“”„«»]*)(["“”„«»]|$)/;
const SHORTEST = 3; // letters of a word that has other forms

// Clauses that all have to be met: each is one word or several in a row; `isExact` where a reader quoted them.
export function parseQuery(text) {
  const clauses = [];
  let rest = text;
  while (rest) {
    const quoted = QUOTED.exec(rest);
    const plain = quoted ? rest.slice(0, quoted.index) : rest;
    for (const chunk of plain.split(/\s+/)) add(clauses, chunk, false);
    if (!quoted) break;
    add(clauses, quoted[1], true);
    rest = rest.slice(quoted.index + quoted[0].length);
  }
  return clauses;
}

function add(clauses, text, isExact) {
  const words = foldedWords(text);
  if (words.length) clauses.push({ words, isExact });
}

// Whether the last word may still be being written.
export function isOpen(text) {
  return /[^\s"“”„«»]$/.test(text);
}

const SPELLINGS = [
  [/is(ation|ations|e|ed|es|er|ers|ing)$/, "iz$1"],
  [/iz(ation|ations|e|ed|es|er|ers|ing)$/, "is$1"],
  [/ys(e|ed|es|er|ers|ing)$/, "yz$1"],
  [/yz(e|ed|es|er|ers|ing)$/, "ys$1"],
  [/our(s|ed|ing|er|ers|ful|able|ite|ites|hood)?$/, "or$1"],
  [/(?<=[bdghlnmptv])or(s|ed|ing|er|ers|ful|able|ite|ites|hood)?$/, "our$1"],
  [/tre(s|d)?$/, "ter$1"],
  [/ter(s)?$/, "tre$1"],
  [/ence(s)?$/, "ense$1"],
  [/ense(s)?$/, "ence$1"],
  [/ll(ed|ing|er|ers)$/, "l$1"],
  [/(?<=[aeiou])l(ed|ing|er|ers)$/, "ll$1"],
  [/ogue(s)?$/, "og$1"],
  [/og(s)?$/, "ogue$1"],
  [/amme(s)?$/, "am$1"],
  [/(?<=gr)am(s)?$/, "amme$1"],
];

function otherNumber(word) {
  const found = [`${word}s`];
  if (/(s|x|z|ch|sh|o)$/.test(word)) found.push(`${word}es`);
  if (/[^aeiou]y$/.test(word)) found.push(word.replace(/y$/, "ies"));
  if (/[^aeious]ies$/.test(word)) found.push(word.replace(/ies$/, "y"));
  if (/(s|x|z|ch|sh|o)es$/.test(word)) found.push(word.slice(0, -2));
  if (/[^sui]s$/.test(word)) found.push(word.slice(0, -1));
  return found;
}

// The plural of a word or its singular, and how it is spelled on the other side of the Atlantic.
export function spellings(word) {
  if (word.length < SHORTEST || /[0-9]/.test(word)) return [];
  const spelled = SPELLINGS.filter(([ending]) => ending.test(word)).map(([from, to]) => word.replace(from, to));
  const found = new Set([word, ...spelled].flatMap((one) => [one, ...otherNumber(one)]));
  found.delete(word);
  return [...found].filter((one) => one.length >= SHORTEST);
}
