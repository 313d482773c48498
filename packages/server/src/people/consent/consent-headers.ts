/** Any other value of the header is to be ignored (Global Privacy Control, 3.1). */
export const sendsGpc = (headers: Headers): boolean => headers.get('Sec-GPC') === '1';

/** Returns the origin of the page that sends; browsers send `null` for a page without one. */
export function originOf(headers: Headers): string | undefined {
  const origin = headers.get('Origin');
  return origin === null || origin === 'null' ? undefined : origin;
}
