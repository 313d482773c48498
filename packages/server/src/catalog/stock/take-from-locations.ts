export interface Level {
  locationId: string;
  quantity: number;
}

/**
 * From which locations to take so many pieces: from each what it has, in the order given, which is
 * the locations' priority. What none has is owed by the first. Sums to `wanted`; nothing is taken from
 * a location that has nothing unless it owes.
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

/** Where pieces go that come back: to where they were taken from, last taken first, at most as many as were taken there. */
export function giveBack(taken: readonly Level[], returned: number): Level[] {
  let open = returned;
  const given = taken.toReversed().map(({ locationId, quantity }) => {
    const here = Math.min(open, Math.max(0, quantity));
    open -= here;
    return { locationId, quantity: here };
  });
  return given.filter(({ quantity }) => quantity > 0);
}
