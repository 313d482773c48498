/** What an origin looks like, for who wrote another one. */
export const originShape = 'has to be scheme and host only, such as https://shop.example, or http://localhost:* for any port';

/** An origin as browsers send it: scheme, host and port, without the scheme's own port. Null where the text is something else. */
export function parseOrigin(text: string): string | null {
  const anyPort = text.endsWith(':*');
  const bare = anyPort ? text.slice(0, -2) : text;
  const url = URL.parse(bare);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname.includes('*')) return null;
  // The parser forgives much; only what it reads as nothing but the origin is one.
  if (url.href !== `${url.origin}/` || !/^https?:\/\/[^/?#\s]+\/?$/i.test(bare)) return null;
  if (anyPort && url.port !== '') return null;
  return anyPort ? `${url.origin}:*` : url.origin;
}
