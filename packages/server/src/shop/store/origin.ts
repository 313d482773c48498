/** What an origin looks like, for who wrote another one. */
export const originShape = 'has to be scheme and host only, such as https://shop.example. Any port (http://localhost:*) is possible for this machine only: localhost, 127.0.0.1 and [::1]';

/** An allowed origin as browsers send it: scheme, host and port, without the scheme's own port. Null where the text is something else. */
export function parseOrigin(text: string): string | null {
  const anyPort = text.endsWith(':*');
  const bare = anyPort ? text.slice(0, -2) : text;
  const url = URL.parse(bare);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname.includes('*')) return null;
  // The parser forgives much; only what it reads as nothing but the origin is one.
  if (url.href !== `${url.origin}/` || !/^https?:\/\/[^/?#\s]+\/?$/i.test(bare)) return null;
  if (!anyPort) return url.origin;
  return url.port === '' && isLoopback(url.hostname) ? `${url.origin}:*` : null;
}

/** Rules of allowed origins that let this origin of a page in: itself, and any port where it is this machine. */
export function rulesFor(origin: string): string[] {
  const url = URL.parse(origin);
  if (!url || !isLoopback(url.hostname)) return [origin];
  return [origin, `${url.protocol}//${url.hostname}:*`];
}

/**
 * Whether a host is always the visitor's own machine. On a public host another port may be somebody else's
 * program, so only these take a rule for any port.
 */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
