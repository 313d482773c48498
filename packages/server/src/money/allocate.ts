/** `amount × numerator ÷ denominator` of numbers not below zero, half up; exact, whatever the size of the product. */
export function scaleHalfUp(amount: number, numerator: number, denominator: number): number {
  const divisor = BigInt(denominator);
  return Number((2n * BigInt(amount) * BigInt(numerator) + divisor) / (2n * divisor));
}

/**
 * Splits an amount over weights so that the parts sum to it exactly (largest remainder; among equal
 * remainders the first). No part is larger than its weight as long as the amount is not larger than
 * all weights together.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (sum === 0n) return weights.map(() => 0);
  const shares = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, part: Number(product / sum), remainder: product % sum };
  });
  let rest = amount - shares.reduce((total, { part }) => total + part, 0);
  const parts = shares.map(({ part }) => part);
  const byRemainder = shares.toSorted(
    (a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index,
  );
  for (const { index } of byRemainder) {
    if (rest === 0) break;
    parts[index]! += 1;
    rest -= 1;
  }
  return parts;
}
