/** Reads `Retry-After`, seconds or an HTTP date, as milliseconds from now; undefined where there is none. */
export function readRetryAfter(value: string | null, now: () => number): number | undefined {
  if (!value) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
