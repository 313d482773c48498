/** The address, or null where it is none. `URL.canParse` is missing in browsers of before 2023. */
export function parseUrl(address: string, base: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
