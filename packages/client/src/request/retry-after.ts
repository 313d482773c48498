/** Parses `Retry-After` (seconds or an HTTP date). Returns milliseconds from now, or undefined if there is no value. */
export function readRetryAfter(value: string | null, now: () => number): number | undefined {
  if (!value) return undefined;
  const milliseconds = Number(value) * 1000;
  const wait = isNaN(milliseconds) ? Date.parse(value) - now() : milliseconds;
  return isNaN(wait) ? undefined : Math.max(0, wait);
}
