/** The countries that items may be sent to, as product and variant store them. */
export interface Limits {
  /** Null: to all. */
  shipsOnlyTo: string[] | null;
  shipsNotTo: string[];
}

/** Returns whether items may be sent to a country: all limits have to allow it. */
export function mayBeSentTo(country: string, ...limits: readonly Limits[]): boolean {
  return limits.every(
    ({ shipsOnlyTo, shipsNotTo }) =>
      (shipsOnlyTo === null || shipsOnlyTo.includes(country)) && !shipsNotTo.includes(country),
  );
}
