/** A number for each text, from 0. Products that have the same text share its number. */
export class Numbered {
  readonly #numbers = new Map<string, number>();
  readonly texts: string[] = [];

  /** Gives a new text the next number. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** Undefined for a text that has no number. */
  find(text: string): number | undefined {
    return this.#numbers.get(text);
  }
}
