// Words that are spelled nearly like one that was not found.

const MOST = 3;

// How many letters have to be put in, left out, changed or swapped with their neighbour; `most` and one at most.
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const isSame = one[at - 1] === other[to - 1];
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (isSame ? 0 : 1));
      const isSwapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      if (isSwapped) next[to] = Math.min(next[to], before[to - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[other.length], most + 1);
}

// Out of common words and those beside it in the index, the nearest first.
export async function nearestWords(index, word) {
  const most = word.length < 5 ? 1 : 2;
  const [common, beside] = await Promise.all([index.common(), index.findBeginning(word.slice(0, 3), 2, 5000)]);
  const often = new Map(common);
  const words = new Set([...often.keys(), ...beside.map((one) => one.word)]);
  const near = [];
  for (const other of words) {
    const steps = other === word || other.startsWith("=") ? most + 1 : distance(word, other, most);
    if (steps <= most) near.push({ word: other, rank: steps * 10 + (other[0] === word[0] ? 0 : 5) - (often.get(other) ?? 0) / 2 });
  }
  near.sort((one, other) => one.rank - other.rank || (one.word < other.word ? -1 : 1));
  return near.slice(0, MOST).map((one) => one.word);
}
