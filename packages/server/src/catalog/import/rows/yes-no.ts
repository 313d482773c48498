/** The words for true and false that spreadsheets write in the languages they are used in. */
const words: Record<string, boolean> = {
  true: true,
  yes: true,
  y: true,
  '1': true,
  on: true,
  wahr: true,
  ja: true,
  vrai: true,
  oui: true,
  verdadero: true,
  sí: true,
  verdadeiro: true,
  sim: true,
  vero: true,
  waar: true,
  false: false,
  no: false,
  n: false,
  '0': false,
  off: false,
  falsch: false,
  nein: false,
  faux: false,
  non: false,
  falso: false,
  não: false,
  onwaar: false,
};

/** Undefined where the text is neither. */
export function parseYesNo(text: string): boolean | undefined {
  const word = text.normalize('NFC').toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
