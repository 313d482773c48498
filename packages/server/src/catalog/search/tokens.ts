import { foldText } from './fold-text.ts';

/** Scripts that are written without spaces, and Hangul, whose words have endings attached. */
const spaceless =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const spacelessRun = new RegExp(`(${spaceless.source}+)`, 'u');
/** Longer words are cut, in products and in queries. */
const maxWordLength = 60;
const maxTerms = 10;

/** A part of a query. A product must match each. */
export type Term =
  | {
      /** A word of a script with spaces. */
      word: string;
      /** "t-shirt" is the word "tshirt", or each of "t" and "shirt". */
      parts?: string[];
    }
  | {
      /** A run of characters of a script without spaces: all its pairs, or its only character. */
      pairs: string[];
      /** Those of each word in it: "红色衬衫" is "红色" and "衬衫", also apart. */
      ofWords: string[];
    };

/**
 * Returns the words of a text, and the characters and pairs of neighbouring characters of scripts without spaces, so
 * that a run of two characters or more is found inside any longer run. Computed here and not by the database, because
 * its parsers depend on its locale.
 */
export function tokensOf(text: string): Set<string> {
  const folded = plainForm(text);
  const tokens = new Set<string>();
  for (const run of runsOf(folded)) {
    if (!spaceless.test(run)) tokens.add(run);
    else for (const token of [...run, ...pairsOf([...run])]) tokens.add(token);
  }
  for (const [compound] of folded.matchAll(hyphenated)) tokens.add(joined(compound));
  return tokens;
}

/** Returns the terms of a query, at most 10. Words like "for" count only where there is nothing else. */
export function termsOf(query: string): Term[] {
  const folded = plainForm(query);
  const terms = new Map<string, Term>();
  const rest = folded.replace(hyphenated, (compound) => {
    const word = joined(compound);
    terms.set(word, { word, parts: runsOf(compound) });
    return ' ';
  });
  for (const run of runsOf(rest)) {
    if (!spaceless.test(run)) terms.set(run, { word: run });
    else terms.set(run, { pairs: pairsOrOnly(run), ofWords: wordsIn(run).flatMap(pairsOrOnly) });
  }
  const all = [...terms.values()];
  const telling = all.filter((term) => !('word' in term && !term.parts && functionWords.has(term.word)));
  return (telling.length > 0 ? telling : all).slice(0, maxTerms);
}

/** Whether a token is a word that other words can be similar to: without digits, and of a script with spaces. */
export function isWord(token: string): boolean {
  return token.length >= 2 && !/\p{N}/u.test(token) && !spaceless.test(token);
}

const hyphenated = /(?<![\p{L}\p{N}])[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)+(?![\p{L}\p{N}])/gu;

const joined = (compound: string) => compound.replace(/[-\u2010]/g, '').slice(0, maxWordLength);

/** Folded text; "women's" is "women", "l'eau" is "eau", and katakana are hiragana. */
function plainForm(text: string): string {
  return foldText(text)
    .replace(/(?<=\p{L})['’]s(?![\p{L}\p{N}])/gu, '')
    .replace(/(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu)['’](?=\p{L})/gu, ' ')
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

/** Runs of letters and digits, cut where scripts with and without spaces meet. */
function runsOf(folded: string): string[] {
  return (folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap((run) =>
    run
      .split(spacelessRun)
      .filter((part) => part !== '')
      .map((part) => (spaceless.test(part) ? part : part.slice(0, maxWordLength))),
  );
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** The words of a run without spaces, by the dictionaries of ICU. They differ between versions: for queries only. */
const wordsIn = (run: string) => [...segmenter.segment(run)].map(({ segment }) => segment);

function pairsOrOnly(run: string): string[] {
  const characters = [...run];
  return characters.length === 1 ? characters : [...new Set(pairsOf(characters))];
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((second, first) => characters[first]! + second);
}

/** Folded. They say nothing about a product. */
const functionWords = new Set(
  [
    'a an and at by for from in of on or the to with',
    'am auf aus bei das dem den der des die ein eine einen einer fur im mit oder und von zu zum zur',
    'au aux avec ce de des du en et la le les ou par pour sans sur un une',
    'al con del el las los para por sin una y',
    'com da das do dos e em na no os sem um uma',
  ].flatMap((words) => words.split(' ')),
);
