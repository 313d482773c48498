/** To which countries goods may be sent, as product and variant keep it. */
export interface Limits {
  /** Null: to all. */
  shipsOnlyTo: string[] | null;
  shipsNotTo: string[];
}

/** Whether goods may be sent to a country: everything that limits them has to let them. */
export function mayBeSentTo(country: string, ...limits: readonly Limits[]): boolean {
  return limits.every(({ shipsOnlyTo, shipsNotTo }) => (shipsOnlyTo === null || shipsOnlyTo.includes(country)) && !shipsNotTo.includes(country));
}
