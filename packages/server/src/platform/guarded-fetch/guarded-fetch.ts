import { GuardedFetchError } from './guarded-fetch-error.ts';
import { resolveBySystem, resolveHost, type Resolve } from './resolve-host.ts';
import { sendRequest, type GuardedResponse } from './send-request.ts';

export type { GuardedResponse } from './send-request.ts';

export interface GuardedRequest {
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Limit for the whole request, including redirects. Default: 10,000. */
  timeoutMs?: number;
  /** Limit for the response body. Default: 1 MiB. */
  maxBytes?: number;
  /** Whether a longer response body is cut off at the limit. Default: it is an error, `too_large`. */
  truncate?: boolean;
}

/**
 * Fetches a URL that came from outside. Rejects with a `GuardedFetchError`. A response with an error status does not
 * reject.
 */
export type GuardedFetch = (url: string, request?: GuardedRequest) => Promise<GuardedResponse>;

export interface GuardedFetchOptions {
  /** Hosts that may have any address, also a private one: `pictures.internal`, or with a port `127.0.0.1:8080`. */
  allowedHosts?: readonly string[] | undefined;
  /** Default: the system's resolver. */
  resolve?: Resolve;
}

const maxRedirects = 5;
const redirects = [301, 302, 303, 307, 308];

/**
 * Creates the only function that fetches URLs from outside, such as pictures, webhooks and pages. It connects to
 * public addresses only. A host name is resolved once and the connection goes to that address, so a second DNS
 * response cannot change it. Each redirect is checked again.
 */
export function createGuardedFetch({
  allowedHosts = [],
  resolve = resolveBySystem,
}: GuardedFetchOptions = {}): GuardedFetch {
  return async (
    start,
    { method = 'GET', headers = {}, body, timeoutMs = 10_000, maxBytes = 1024 * 1024, truncate = false } = {},
  ) => {
    const signal = AbortSignal.timeout(timeoutMs);
    let url = parseUrl(start);
    let sent = headers;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      const addresses = await untilAborted(resolveHost(url, { allowedHosts, resolve }), signal, url);
      const response = await sendRequest(url, { method, headers: sent, body, addresses, signal, maxBytes, truncate });
      const location =
        redirects.includes(response.status) && method !== 'POST' ? response.headers.get('Location') : null;
      if (location === null) return response;
      const next = parseUrl(location, url);
      // Headers that the caller sent to one origin are not sent to another.
      if (next.origin !== url.origin) sent = pick(sent, ['accept', 'user-agent']);
      url = next;
    }
    throw new GuardedFetchError(
      'too_many_redirects',
      `${new URL(start).host} redirects more than ${maxRedirects} times`,
    );
  };
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  const place = base ? `the redirect of ${base.host}` : 'the address';
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new GuardedFetchError('url_not_allowed', `${place} is no http or https address`);
  if (url.username !== '' || url.password !== '')
    throw new GuardedFetchError('url_not_allowed', `${place} has a user name or password in it`);
  return url;
}

function pick(headers: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name.toLowerCase())));
}

/** The time limit also covers a DNS server that does not respond. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal, url: URL): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(new GuardedFetchError('timeout', `${url.host} took too long`));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
