const shared = globalThis as typeof globalThis & { [origin: symbol]: string | undefined };

/**
 * Origin of the loader, which the loader sets under this symbol; usually the shop's own server. Default: the page's
 * origin.
 */
export const defaultEndpoint = (): string => shared[Symbol.for('smallshop.origin')] ?? location.origin;
