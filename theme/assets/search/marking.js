// Where the words of a search stand in a text.

import { foldedWords, wordsOf } from "./tokens.js";
import { parseQuery, spellings } from "./query.js";

// Sequences of words that are marked: single words with their other forms, and words kept together.
export class Marker {
  constructor(clauses, names = []) {
    this.sequences = new Map(); // by first word
    for (const { words, isExact, found } of clauses) {
      if (words.length > 1) this.add(words);
      else for (const word of found ?? [words[0], ...(isExact ? [] : spellings(words[0]))]) this.add([word]);
    }
    for (const name of names) this.add(foldedWords(name));
  }

  static of(text) {
    return new Marker(parseQuery(text));
  }

  add(words) {
    if (!words.length) return;
    if (!this.sequences.has(words[0])) this.sequences.set(words[0], []);
    this.sequences.get(words[0]).push(words);
  }

  get isEmpty() {
    return !this.sequences.size;
  }

  // Spans, none over another, each with the words that it stands for.
  spans(text) {
    const words = wordsOf(text).flatMap(({ start, end, words: some }) =>
      some.map((word) => ({ start, end, word })),
    );
    const found = [];
    for (let at = 0; at < words.length; at++) {
      const length = this.lengthAt(words, at);
      if (!length) continue;
      const last = words[at + length - 1];
      const previous = found.at(-1);
      if (!previous || words[at].start >= previous.end) {
        found.push({ start: words[at].start, end: last.end, word: words[at].word });
      }
      at += length - 1;
    }
    return found;
  }

  lengthAt(words, at) {
    const fitting = (this.sequences.get(words[at].word) ?? []).filter((sequence) =>
      sequence.every((word, number) => words[at + number]?.word === word),
    );
    return Math.max(0, ...fitting.map((sequence) => sequence.length));
  }
}

const BEFORE = 60; // letters of a snippet before the first word that is marked
const LENGTH = 240;

// The stretch of a text in which most of the words stand, with their places in it.
export function snippetOf(texts, marker) {
  const text = texts.join("  ");
  const spans = marker.spans(text);
  const worth = (start) => {
    const inside = spans.filter((one) => one.start >= start && one.end <= start + LENGTH);
    return new Set(inside.map(({ word }) => word)).size * 100 + inside.length;
  };
  const starts = spans.slice(0, 100).map(({ start }) => Math.max(0, start - BEFORE));
  const best = starts.reduce((one, other) => (worth(other) > worth(one) ? other : one), starts[0] ?? 0);
  const start = best ? wordStart(text, best) : 0;
  const end = text.length - start <= LENGTH ? text.length : wordEnd(text, start + LENGTH);
  const lead = start ? "… " : "";
  return {
    text: lead + text.slice(start, end) + (end < text.length ? " …" : ""),
    spans: spans
      .filter((one) => one.start >= start && one.end <= end)
      .map((one) => ({ start: one.start - start + lead.length, end: one.end - start + lead.length })),
  };
}

function wordStart(text, at) {
  const space = text.indexOf(" ", at);
  return space < 0 || space > at + BEFORE / 2 ? at : space + 1;
}

function wordEnd(text, at) {
  const space = text.lastIndexOf(" ", at);
  return space < at - BEFORE ? at : space;
}
