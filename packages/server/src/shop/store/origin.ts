/** Describes the format of an origin, for an error message. */
export const originShape =
  'has to be scheme and host only, such as https://shop.example. Any port (http://localhost:*) is possible ' +
  'for this machine only: localhost, 127.0.0.1 and [::1]';

/**
 * Returns an allowed origin as browsers send it: scheme, host and port, without the scheme's default port. Returns
 * null for any other text.
 */
export function parseOrigin(text: string): string | null {
  const anyPort = text.endsWith(':*');
  const bare = anyPort ? text.slice(0, -2) : text;
  const url = URL.parse(bare);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname.includes('*')) return null;
  // The URL parser accepts many inputs. Only text that contains nothing but the origin is valid.
  if (url.href !== `${url.origin}/` || !/^https?:\/\/[^/?#\s]+\/?$/i.test(bare)) return null;
  if (!anyPort) return url.origin;
  return url.port === '' && isLoopback(url.hostname) ? `${url.origin}:*` : null;
}

/**
 * Returns the stored rules that allow a page of this origin: the origin itself and, on the visitor's own machine, any
 * port.
 */
export function rulesFor(origin: string): string[] {
  const url = URL.parse(origin);
  if (!url || !isLoopback(url.hostname)) return [origin];
  return [origin, `${url.protocol}//${url.hostname}:*`];
}

/**
 * Returns whether a host is always the visitor's own machine. Only these hosts may have a rule for any port: on a
 * public host, another port may be another owner's program.
 */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}
