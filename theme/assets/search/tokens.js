// Words as the search index has them; generator/publish/search/tokens.py takes the archive's texts apart alike.

const LONGEST = 64;
const SIGN = "(?:[\\p{L}\\p{N}]|[\\u00ad\\u200c\\u200d]|(?=[\\u0300-\\uffff])\\p{M})";
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const RAW = new RegExp(
  `(?:${LETTER}\\.){2,}(?:${LETTER}(?!${SIGN}))?` +
    `|${SIGN}+(?:['’](?:[sStTdDmM]|[rR][eE]|[vV][eE]|[lL][lL])(?!${SIGN}))?`,
  "gu",
);
const PLAIN = new RegExp(`${SIGN}+`, "gu");
const POSSESSIVE = /['’][sS]$/;
const SHORTENING = /['’.]/g;
const ASCII = /^[\x00-\x7f]*$/;
const ACCENTS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200c\u200d]/g;
const LETTERS = new Map(Object.entries({
  ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ŋ: "n", ς: "σ",
}));
const SPECIAL = /[ßøłđðþæœıŋς]/g;
const UNSPACED =
  /([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}])/u;

function foldWord(raw) {
  const bare = raw.replace(POSSESSIVE, "").replace(SHORTENING, "");
  if (ASCII.test(bare)) return [cut(bare.toLowerCase())];
  const plain = bare.normalize("NFKD").toLowerCase().replace(ACCENTS, "");
  const folded = plain.replace(SPECIAL, (letter) => LETTERS.get(letter)).normalize("NFC");
  return (folded.match(PLAIN) ?? []).flatMap((word) => word.split(UNSPACED).filter(Boolean).map(cut));
}

function cut(word) {
  return word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word;
}

// Where each word of a text stands, and how the index has it.
export function wordsOf(text) {
  return [...text.matchAll(RAW)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    words: foldWord(found[0]),
  }));
}

export function foldedWords(text) {
  return wordsOf(text).flatMap((one) => one.words);
}
