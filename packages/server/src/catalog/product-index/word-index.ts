import type { Expression, Weights } from '../search/expression.ts';

/** As the database writes the tokens of a product; see `product_search`. */
export interface ProductWords {
  /** Each in quotes, with a space between two. */
  document: string;
  /** The same with `:1A` or `:1B` behind each. */
  ranked: string;
}

/** The least weight that a token of the query accepts, as `Slots` has weights. */
const leastOf: Record<Weights, number> = { '': 0, AB: 1, A: 2 };

/** A new set has room for so many numbers more, so that it can be used again after a few changes. */
const spareWords = 64;

/**
 * Which products have which words. Each product has a slot; one that changes gets a new slot, so that those of a word
 * only grow. A set of slots has a bit for each.
 */
export class WordIndex {
  #words = new Map<string, Slots>();
  #count = 0;
  /** Sets for searches, and how many of them are in use. */
  readonly #sets: Uint32Array[] = [];
  #taken = 0;

  /** Slots given, also to products that are gone. */
  get count(): number {
    return this.#count;
  }

  /** How many different words there are. */
  get size(): number {
    return this.#words.size;
  }

  /** Gives a product its slot. */
  add({ document, ranked }: ProductWords): number {
    const slot = this.#count++;
    const weights = new Map<string, number>();
    for (const [, token, weight] of ranked.matchAll(/'([^']*)':\d+([AB])/g))
      weights.set(token!, leastOf[weight === 'A' ? 'A' : 'AB']);
    if (document === '') return slot;
    for (const token of document.slice(1, -1).split("' '")) {
      let slots = this.#words.get(token);
      // A part of a text keeps the whole text in memory: the key is a copy.
      if (!slots) this.#words.set(Buffer.from(token).toString(), (slots = new Slots()));
      slots.add(slot, weights.get(token) ?? 0);
    }
    return slot;
  }

  /**
   * Runs a function that asks which slots match, those of products that are gone among them. The sets are only its own
   * while it runs: they are used again, because new ones for each search would keep the garbage collector busy.
   */
  search<T>(run: (find: (expression: Expression) => Uint32Array) => T): T {
    const before = this.#taken;
    try {
      return run((expression) => this.#find(expression));
    } finally {
      this.#taken = before;
    }
  }

  /** Closes the gaps: the slots of each word are replaced by those that `newSlots` has for them; -1: gone. */
  renumber(newSlots: Int32Array, count: number): void {
    const words = new Map<string, Slots>();
    for (const [token, slots] of this.#words) {
      const kept = new Slots();
      slots.each((slot, weight) => {
        if (newSlots[slot]! >= 0) kept.add(newSlots[slot]!, weight);
      });
      if (kept.size > 0) words.set(token, kept);
    }
    this.#words = words;
    this.#count = count;
  }

  #find(expression: Expression): Uint32Array {
    const found = this.#emptySet();
    this.#mark(expression, found);
    return found;
  }

  #emptySet(): Uint32Array {
    const length = (this.#count + 31) >>> 5;
    const known = this.#sets[this.#taken];
    const set = known && known.length >= length ? known.fill(0) : new Uint32Array(length + spareWords);
    this.#sets[this.#taken++] = set;
    return set;
  }

  #mark(expression: Expression, found: Uint32Array): void {
    if ('token' in expression) {
      const least = leastOf[expression.weights];
      this.#words.get(expression.token)?.each((slot, weight) => {
        if (weight >= least) found[slot >>> 5]! |= 1 << (slot & 31);
      });
    } else if ('some' in expression) {
      for (const part of expression.some) this.#mark(part, found);
    } else {
      const before = this.#taken;
      const [both, ...rest] = expression.every.map((part) => this.#find(part));
      for (const set of rest) for (let at = 0; at < both!.length; at++) both![at]! &= set[at]!;
      for (let at = 0; both && at < both.length; at++) found[at]! |= both[at]!;
      this.#taken = before;
    }
  }
}

/** Whether a set has a slot. */
export const hasSlot = (set: Uint32Array, slot: number): boolean => ((set[slot >>> 5]! >>> (slot & 31)) & 1) === 1;

/** Calls a function for each slot of a set, in their order. Ends when it returns false. */
export function eachSlot(set: Uint32Array, use: (slot: number) => boolean): void {
  for (let at = 0; at < set.length; at++)
    for (let bits = set[at]!; bits !== 0; bits &= bits - 1) {
      const bit = 31 - Math.clz32(bits & -bits);
      if (!use(at * 32 + bit)) return;
    }
}

/**
 * The slots of a word, each with its weight: 2 in the title, 1 in the other words that decide the order, 0 elsewhere.
 * Written as the distance to the one before, in bytes of seven bits: one or two bytes for most.
 */
class Slots {
  size = 0;
  #bytes = new Uint8Array(8);
  #used = 0;
  #last = 0;

  /** Slots have to come in their order. */
  add(slot: number, weight: number): void {
    let rest = (slot - this.#last) * 4 + weight;
    this.#last = slot;
    this.size++;
    if (this.#used + 5 > this.#bytes.length) this.#grow();
    while (rest > 127) {
      this.#bytes[this.#used++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#used++] = rest;
  }

  each(use: (slot: number, weight: number) => void): void {
    let slot = 0;
    for (let at = 0; at < this.#used;) {
      let byte = this.#bytes[at++]!;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = this.#bytes[at++]!;
        value |= (byte & 127) << shift;
      }
      slot += value >>> 2;
      use(slot, value & 3);
    }
  }

  #grow(): void {
    const larger = new Uint8Array(Math.ceil(this.#bytes.length * 1.5) + 4);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
