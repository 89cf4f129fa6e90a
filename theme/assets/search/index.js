// The index as a whole: which file holds a word, a document's facts, its card.

import { Files, Reader } from "./files.js";
import { foldedWords } from "./tokens.js";

const FACTS_TOGETHER = 8;
const NAMES_TOGETHER = 2;
const PAGES_IN_BLOCK = 160;
const MOST_IN_SEGMENT = 2048; // by which the numbers of pages that articles lead to are told
const MOST_FILES = 4; // of names that begin alike

// The last of the words with which files begin that is not after a word.
function placeOf(list, word) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

// How the file that begins with a word is named: by two checksums (CRC-32), of its bytes and of these backwards.
function nameOf(word) {
  const bytes = new TextEncoder().encode(word);
  return checksum(bytes) + checksum([...bytes].reverse());
}

class Family {
  constructor(kind, { segments, sizes, words }, base) {
    this.kind = kind;
    this.segments = segments; // the names of their files
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
    this.namesRead = new Map(); // by file of names
  }

  familyOf(document) {
    return document < this.articles.size ? this.articles : this.pages;
  }

  isArticle(document) {
    return document < this.articles.size;
  }

  // The words of one file in order, and where what is known of each begins.
  async shard(at) {
    const name = nameOf(this.root.words[at]);
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
      const length = reader.next();
      const family = segment % 2 ? this.pages : this.articles;
      const base = family.starts[segment >> 1] ?? NaN;
      const numbers = reader.until(reader.at + length);
      const count = isKey ? numbers.length : numbers.length / 2;
      let document = base;
      for (let at = 0; at < count; at++) documents.push((document += numbers[at]));
      if (!isKey) for (let at = count; at < numbers.length; at++) marks.push(numbers[at]);
    }
    return { documents, marks };
  }

  // By document: the places at which it has a word.
  async places(found) {
    const { documents, marks } = this.postings(found);
    const { numbers } = await this.files.get(`places/${found.shard.name}`);
    const starts = startsOf(numbers, found.shard.words.length);
    const reader = new Reader(numbers, starts[found.place]);
    const there = new Map();
    let end = reader.at;
    documents.forEach((document, number) => {
      // Those of each segment come with their length in bytes.
      if (reader.at >= end) end = reader.next() + reader.at;
      there.set(document, reader.ascending(marks[number] >> 1));
    });
    return there;
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

  // The number among all documents of a page that articles lead to.
  pageAt(place) {
    return this.pages.starts[Math.floor(place / MOST_IN_SEGMENT)] + (place % MOST_IN_SEGMENT);
  }

  // By place: key and title of the pages that most articles lead to.
  async titles() {
    this.titled ??= new Map((await this.files.get("titles")).text.map(([place, key, title]) => [place, { key, title }]));
    return this.titled;
  }

  // By kind of page: the places of the pages that an article leads to; they have to be loaded.
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
    const { text } = await this.files.get(`cards/${family.kind}${family.segments[segment]}-${block}`);
    const [key, address, title, facts, texts, more] = text[at - first];
    return { document, key, address, title, facts, texts, kind: key.split("/")[0], more };
  }

  // The files of names in which names, from one of their words on, begin like this.
  async names(beginning) {
    if ([...beginning].length < 3) return [await this.namesOf("often")];
    const list = this.root.names;
    const first = Math.max(0, placeOf(list, beginning));
    const last = placeOf(list, `${beginning}\uffff`);
    const files = list.slice(first, last + 1).slice(0, MOST_FILES);
    return Promise.all(files.map((word) => this.namesOf(`names/${nameOf(word)}`)));
  }

  // The pages of a file, and their names from each word on: [words, page, whether they are a whole name].
  async namesOf(file) {
    const { text: pages } = await this.files.get(file);
    if (!this.namesRead.has(file)) this.namesRead.set(file, [pages, pages.flatMap(keysOf)]);
    return this.namesRead.get(file);
  }

  async common() {
    return (await this.files.get("common")).text;
  }
}

function keysOf([, , title, , forms], page) {
  return forms.flatMap((form) => {
    const words = foldedWords(form || title);
    return words.map((_, start) => [words.slice(start).join(" "), page, start === 0]);
  });
}

function startsOf(numbers, count) {
  const reader = new Reader(numbers);
  const lengths = reader.list(count);
  const starts = [reader.at];
  for (const length of lengths) starts.push(starts.at(-1) + length);
  return starts;
}
