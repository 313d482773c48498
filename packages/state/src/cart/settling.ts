import type { CartStore, CartMutation } from './cart.types.ts';

type Settled = Awaited<ReturnType<CartStore['settled']>>;

/** Promises of wishes, made when somebody asks or the server answers, whichever comes first. */
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
    of: (wish: CartMutation): Promise<Settled> => slot(wish).promise,
    settle: (wish: CartMutation, settled: Settled): void => slot(wish).settle(settled),
    /** A later wish took the place of an earlier one: they have one answer. */
    follow: (earlier: CartMutation, later: CartMutation): void => void promises.set(later.id, slot(earlier)),
  };
}
