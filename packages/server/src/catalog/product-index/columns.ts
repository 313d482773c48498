/** A number for each slot. Beside each other, and not in an object for each product, they are read much faster. */
export class NumberColumn {
  #values = new Float64Array(64);

  get(slot: number): number {
    return this.#values[slot]!;
  }

  set(slot: number, value: number): void {
    if (slot >= this.#values.length) this.#values = withRoomFor(this.#values, slot + 1);
    this.#values[slot] = value;
  }

  /** Keeps the numbers of these slots, in this order. */
  keep(slots: Int32Array): void {
    const before = this.#values;
    this.#values = new Float64Array(slots.length + 64);
    for (const [slot, old] of slots.entries()) this.#values[slot] = before[old]!;
  }
}

/** A list of whole numbers for each slot: those of all slots one after the other. */
export class ListColumn {
  #items = new Int32Array(64);
  /** Of each slot, where its list ends. */
  #ends = new Int32Array(64);
  #count = 0;

  /** Adds the list of the next slot. */
  add(list: readonly number[]): void {
    const start = this.#count === 0 ? 0 : this.#ends[this.#count - 1]!;
    if (start + list.length > this.#items.length) this.#items = withRoomFor(this.#items, start + list.length);
    if (this.#count === this.#ends.length) this.#ends = withRoomFor(this.#ends, this.#count + 1);
    this.#items.set(list, start);
    this.#ends[this.#count++] = start + list.length;
  }

  /** Where the list of a slot begins, for `item`. */
  start(slot: number): number {
    return slot === 0 ? 0 : this.#ends[slot - 1]!;
  }

  /** Where the list of a slot ends, for `item`: behind the last number. */
  end(slot: number): number {
    return this.#ends[slot]!;
  }

  item(at: number): number {
    return this.#items[at]!;
  }

  /** The place of a number in the list of a slot, for `item`. -1: it is not there. */
  find(slot: number, value: number): number {
    for (let at = this.start(slot), end = this.end(slot); at < end; at++) if (this.#items[at] === value) return at;
    return -1;
  }

  listOf(slot: number): number[] {
    return [...this.#items.subarray(this.start(slot), this.end(slot))];
  }

  /** Keeps the lists of these slots, in this order. */
  keep(slots: Int32Array): void {
    const kept = new ListColumn();
    for (const slot of slots) kept.add(this.listOf(slot));
    this.#items = kept.#items;
    this.#ends = kept.#ends;
    this.#count = kept.#count;
  }
}

/** The same numbers in a larger array, with room for more than is needed now. */
function withRoomFor<T extends Float64Array | Int32Array>(values: T, length: number): T {
  const larger = new (values.constructor as new (length: number) => T)(Math.ceil(length * 1.5));
  larger.set(values);
  return larger;
}
