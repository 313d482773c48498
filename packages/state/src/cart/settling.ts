import type { CartStore, CartMutation } from './cart.types.ts';

type Settled = Awaited<ReturnType<CartStore['settled']>>;

/** Promises of mutations. A promise is made on the first call of `of` or `settle` for its mutation. */
export function createSettling() {
  const promises = new Map<string, { promise: Promise<Settled>; settle: (settled: Settled) => void }>();
  const slot = ({ id }: CartMutation) => {
    let found = promises.get(id);
    if (!found) {
      let settle: (settled: Settled) => void = () => {};
      const promise = new Promise<Settled>((resolve) => (settle = resolve));
      promises.set(id, (found = { promise, settle }));
    }
    return found;
  };
  return {
    of: (mutation: CartMutation): Promise<Settled> => slot(mutation).promise,
    settle: (mutation: CartMutation, settled: Settled): void => slot(mutation).settle(settled),
    /** A later mutation replaced an earlier one: both get the same result. */
    follow: (earlier: CartMutation, later: CartMutation): void => void promises.set(later.id, slot(earlier)),
  };
}
