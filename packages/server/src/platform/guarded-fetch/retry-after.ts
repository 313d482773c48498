/**
 * Returns the milliseconds after which a server wants to be asked again: `Retry-After` in seconds or as a date
 * (RFC 9110, 10.2.3), up to a limit. Undefined if the header is absent or cannot be read.
 */
export function readRetryAfter(header: string | null, now: Date, maxMs: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), maxMs);
}
