/** A query of fewer letters has too many neighbours. */
const minLetters = 4;
/** From here on two typos are allowed. */
const longWord = 8;
/** Of a long word, letters are left out among so many at its beginning, or the keys would be too many. */
const prefixLength = 7;

/**
 * Returns hashes of a word of the catalogue with letters left out: one letter, or two among the first seven of a long
 * word. A word and a mistyped one have a key in common (the SymSpell algorithm).
 */
export function typoKeys(word: string): number[] {
  const letters = [...word];
  if (letters.length < minLetters - 1) return [];
  return hashes(letters.length < longWord ? leftOut(word, 1) : leftOut(prefixOf(letters), 2));
}

/** Returns the keys that the words a query may have meant can have. */
export function typoKeysOfQuery(word: string): number[] {
  const letters = [...word];
  if (letters.length < minLetters) return [];
  return hashes(new Set([...leftOut(word, 1), ...leftOut(prefixOf(letters), letters.length < longWord ? 1 : 2)]));
}

/** Returns those of the words that have the fewest typos, if these are few enough for the length of the word. */
export function nearest(word: string, words: Iterable<string>): string[] {
  const maxTypos = [...word].length < longWord ? 1 : 2;
  const distances = [...new Set(words)].map((other) => ({ other, distance: typosBetween(word, other) }));
  const least = Math.min(...distances.map(({ distance }) => distance));
  if (least > maxTypos) return [];
  return distances.filter(({ distance }) => distance === least).map(({ other }) => other);
}

const prefixOf = (letters: readonly string[]) => letters.slice(0, prefixLength).join('');

function leftOut(word: string, times: number): Set<string> {
  const found = new Set([word]);
  for (let time = 0; time < times; time += 1)
    for (const one of [...found]) {
      const letters = [...one];
      letters.forEach((_, at) => found.add(letters.toSpliced(at, 1).join('')));
    }
  return found;
}

/** FNV-1a, 32 bits. Two words with the same hash cost a comparison, not a wrong hit. */
function hashes(texts: Iterable<string>): number[] {
  const found = new Set<number>();
  for (const text of texts) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    found.add(hash | 0);
  }
  return [...found];
}

/** Letters to insert, delete, change, or swap with their neighbour (optimal string alignment distance). */
export function typosBetween(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let [before, last] = [[] as number[], b.map((_, at) => at + 1)];
  last.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
