/** Returns the parsed address, or null if it is invalid. Browsers from before 2023 do not have `URL.canParse`. */
export function parseUrl(address: string, base: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
