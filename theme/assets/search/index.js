// The index as a whole: which file holds a word, a document's facts, its card.

import { Files, Reader } from "./files.js";

const FACTS_TOGETHER = 8;
const NAMES_TOGETHER = 2;
const PAGES_IN_BLOCK = 64;
const MOST_FILES = 4; // of names that begin alike

// The last of ordered pairs [first, name] whose first is not after a word.
function placeOf(list, word) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle][0] <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

class Family {
  constructor(kind, { sizes, words }, base) {
    this.kind = kind;
    this.sizes = sizes;
    this.base = base; // the number of its first document
    this.starts = [];
    this.size = 0;
    for (const size of sizes) {
      this.starts.push(base + this.size);
      this.size += size;
    }
    this.meanLength = words / this.size || 1;
  }

  segmentOf(document) {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= document) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

export class Index {
  static async open(base) {
    const files = new Files(base);
    return new Index(files, await files.root());
  }

  constructor(files, root) {
    this.files = files;
    this.root = root;
    this.articles = new Family("a", root.a, 0);
    this.pages = new Family("p", root.p, this.articles.size);
    this.size = this.articles.size + this.pages.size;
    this.facts = { a: [], p: [] }; // by segment
    this.named = [];
    this.read = new Map(); // by file of words: what was read of it
  }

  familyOf(document) {
    return document < this.articles.size ? this.articles : this.pages;
  }

  isArticle(document) {
    return document < this.articles.size;
  }

  // The words of one file in order, and where what is known of each begins.
  async shard(at) {
    const name = this.root.words[at][1];
    if (!this.read.has(name)) {
      const { text: words, numbers } = await this.files.get(`words/${name}`);
      this.read.set(name, { name, words, numbers, starts: startsOf(numbers, words.length) });
    }
    return this.read.get(name);
  }

  async find(word) {
    const at = placeOf(this.root.words, word);
    if (at < 0) return null;
    const shard = await this.shard(at);
    const place = shard.words.indexOf(word);
    return place < 0 ? null : { word, shard, place };
  }

  // Words that begin alike, out of no more than so many files.
  async findBeginning(beginning, mostFiles, mostWords) {
    const first = Math.max(0, placeOf(this.root.words, beginning));
    const last = placeOf(this.root.words, `${beginning}\uffff`);
    const found = [];
    for (let at = first; at <= Math.min(last, first + mostFiles - 1); at++) {
      const shard = await this.shard(at);
      shard.words.forEach((word, place) => {
        if (word.startsWith(beginning)) found.push({ word, shard, place });
      });
    }
    return found.slice(0, mostWords);
  }

  // The documents that have a word, and how often: twice the count, plus one where the title has it.
  postings({ word, shard, place }) {
    const reader = new Reader(shard.numbers, shard.starts[place]);
    const end = shard.starts[place + 1];
    const isKey = word.startsWith("=");
    const documents = [];
    const marks = [];
    let segment = 0;
    while (reader.at < end) {
      segment += reader.next();
      const family = segment % 2 ? this.pages : this.articles;
      const base = family.starts[segment >> 1] ?? NaN;
      const count = reader.next();
      for (const number of reader.ascending(count)) documents.push(base + number);
      if (!isKey) marks.push(...reader.list(count));
    }
    return { documents, marks };
  }

  // By document: the places at which it has a word.
  async places(found) {
    const { documents, marks } = this.postings(found);
    const { numbers } = await this.files.get(`places/${found.shard.name}`);
    const starts = startsOf(numbers, found.shard.words.length);
    const reader = new Reader(numbers, starts[found.place]);
    return new Map(documents.map((document, number) => [document, reader.ascending(marks[number] >> 1)]));
  }

  // Fetches the facts of the segments that these documents are of.
  async loadFacts(documents) {
    const wanted = new Set();
    for (const document of documents) {
      const family = this.familyOf(document);
      wanted.add(`${family.kind}${Math.floor(family.segmentOf(document) / FACTS_TOGETHER)}`);
    }
    await Promise.all([...wanted].map((name) => this.loadFactsFile(name[0], Number(name.slice(1)))));
  }

  async loadFactsFile(kind, group) {
    if (this.facts[kind][group * FACTS_TOGETHER]) return;
    const { text: tables, numbers } = await this.files.get(`facts/${kind}${group}`);
    const reader = new Reader(numbers);
    const family = kind === "a" ? this.articles : this.pages;
    tables.forEach(([kinds, languages, sections, sources, blocks], number) => {
      const segment = group * FACTS_TOGETHER + number;
      const count = family.sizes[segment];
      let start = 0;
      this.facts[kind][segment] = {
        kinds, languages, sections, sources,
        blocks: blocks.map((step) => (start += step)),
        kind: reader.list(count),
        first: reader.changing(count),
        span: reader.list(count),
        language: reader.list(count),
        section: reader.list(count),
        source: reader.list(count),
        length: reader.list(count),
        count: reader.list(count),
      };
    });
  }

  // What is known of a document whose facts are loaded.
  fact(document) {
    const family = this.familyOf(document);
    const segment = family.segmentOf(document);
    const facts = this.facts[family.kind][segment];
    const at = document - family.starts[segment];
    return {
      kind: facts.kinds[facts.kind[at]],
      first: facts.first[at],
      last: facts.first[at] + facts.span[at],
      language: facts.languages[facts.language[at]],
      section: facts.sections[facts.section[at]],
      source: facts.sources[facts.source[at]],
      length: facts.length[at],
      count: facts.count[at],
    };
  }

  namedFiles(documents) {
    const files = new Set();
    for (const document of documents) {
      if (this.isArticle(document)) files.add(Math.floor(this.articles.segmentOf(document) / NAMES_TOGETHER));
    }
    return files;
  }

  async loadNamed(files) {
    await Promise.all([...files].map((file) => this.loadNamedFile(file)));
  }

  async loadNamedFile(file) {
    if (this.named[file * NAMES_TOGETHER]) return;
    const { numbers } = await this.files.get(`named/${file}`);
    const reader = new Reader(numbers);
    const first = file * NAMES_TOGETHER;
    this.articles.sizes.slice(first, first + NAMES_TOGETHER).forEach((size, number) => {
      this.named[first + number] = this.root.named.map(() => {
        const counts = reader.list(size);
        return counts.map((count) => reader.ascending(count));
      });
    });
  }

  // By kind of page: the numbers of the pages that an article leads to; they have to be loaded.
  namedIn(document) {
    const segment = this.articles.segmentOf(document);
    return this.named[segment].map((lists) => lists[document - this.articles.starts[segment]]);
  }

  async card(document) {
    const family = this.familyOf(document);
    const segment = family.segmentOf(document);
    const at = document - family.starts[segment];
    let block = Math.floor(at / PAGES_IN_BLOCK);
    let first = block * PAGES_IN_BLOCK;
    if (family.kind === "a") {
      const { blocks } = this.facts.a[segment];
      block = blocks.findLastIndex((start) => start <= at);
      first = blocks[block];
    }
    const { text } = await this.files.get(`cards/${family.kind}${segment}-${block}`);
    const [key, address, title, facts, texts, more] = text[at - first];
    return { document, key, address, title, facts, texts, kind: key.split("/")[0], more };
  }

  // The files of names in which names, from one of their words on, begin like this.
  async names(beginning) {
    if ([...beginning].length < 3) return [(await this.files.get("often")).text];
    const list = this.root.names;
    const first = Math.max(0, placeOf(list, beginning));
    const last = placeOf(list, `${beginning}\uffff`);
    const files = list.slice(first, last + 1).slice(0, MOST_FILES);
    return (await Promise.all(files.map(([, name]) => this.files.get(`names/${name}`)))).map(({ text }) => text);
  }

  async common() {
    return (await this.files.get("common")).text;
  }
}

function startsOf(numbers, count) {
  const reader = new Reader(numbers);
  const lengths = reader.list(count);
  const starts = [reader.at];
  for (const length of lengths) starts.push(starts.at(-1) + length);
  return starts;
}
