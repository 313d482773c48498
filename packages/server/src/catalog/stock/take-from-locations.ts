export interface Level {
  locationId: string;
  quantity: number;
}

/**
 * Returns the quantities to take from each location. Each location gives what it has, in the given order, which is
 * the order of priority. If the stock is too low, the first location owes the rest. The quantities sum to `wanted`.
 */
export function takeFromLocations(levels: readonly Level[], wanted: number): Level[] {
  let open = wanted;
  const taken = levels.map(({ locationId, quantity }) => {
    const here = Math.min(open, Math.max(0, quantity));
    open -= here;
    return { locationId, quantity: here };
  });
  if (open > 0 && taken[0]) taken[0].quantity += open;
  return taken.filter(({ quantity }) => quantity > 0);
}

/**
 * Returns the locations for a returned quantity: those that it was taken from, the last one first, and for each at
 * most the quantity that was taken there.
 */
export function giveBack(taken: readonly Level[], returned: number): Level[] {
  let open = returned;
  const given = taken.toReversed().map(({ locationId, quantity }) => {
    const here = Math.min(open, Math.max(0, quantity));
    open -= here;
    return { locationId, quantity: here };
  });
  return given.filter(({ quantity }) => quantity > 0);
}
