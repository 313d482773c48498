const originKey = Symbol.for('smallshop.origin');
const shared = globalThis as typeof globalThis & { [originKey]?: string };

/** The loader tells where it came from: a shop's own server, mostly. */
export const setScriptOrigin = (origin: string): void => {
  shared[originKey] = origin;
};
export const defaultEndpoint = (): string => shared[originKey] ?? location.origin;
