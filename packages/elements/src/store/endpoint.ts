const shared = globalThis as typeof globalThis & { [origin: symbol]: string | undefined };

/** Where the loader came from, which tells it under this symbol: a shop's own server, mostly. Else the page's origin. */
export const defaultEndpoint = (): string => shared[Symbol.for('smallshop.origin')] ?? location.origin;
