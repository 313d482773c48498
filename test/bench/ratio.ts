/** Middle of the sorted numbers. */
export const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/**
 * Measures two ways of doing the same in turn, A B A B …, so that a machine that slows down slows both.
 * Returns the median of each and the median of the ratios of neighbours.
 */
export async function compare(rounds: number, a: () => Promise<number>, b: () => Promise<number>) {
  await a();
  await b();
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push([await a(), await b()]);
  return {
    a: median(pairs.map(([one]) => one)),
    b: median(pairs.map(([, other]) => other)),
    ratio: median(pairs.map(([one, other]) => one / other)),
  };
}

/** One line of the report. */
export interface Row {
  name: string;
  unit: string;
  /** What is measured, and what it is measured beside, if anything. */
  a: number;
  b?: number;
  ratio?: number;
  target?: { atLeast: number } | { atMost: number };
}

/** Takes each line as soon as it is measured. */
export type Report = (row: Row) => void;

/** Whether a row meets its target: its ratio, or without one its value. Undefined without a target. */
export function isMet({ a, ratio = a, target }: Row): boolean | undefined {
  if (!target) return undefined;
  return 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost;
}
