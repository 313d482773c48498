/** Any other value of the header is to be ignored (Global Privacy Control, 3.1). */
export const sendsGpc = (headers: Headers): boolean => headers.get('Sec-GPC') === '1';

/** The page that sends; browsers write `null` for one that has no origin to tell. */
export function originOf(headers: Headers): string | undefined {
  const origin = headers.get('Origin');
  return origin === null || origin === 'null' ? undefined : origin;
}
