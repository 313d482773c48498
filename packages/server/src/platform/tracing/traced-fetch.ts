import type { GuardedFetch } from '../guarded-fetch/guarded-fetch.ts';
import type { Tracing } from './tracing.ts';

/** Records each request that is sent as a span. It has the host, but neither path nor query. */
export function traceFetch(fetch: GuardedFetch, tracing: Tracing | undefined): GuardedFetch {
  if (!tracing) return fetch;
  return (url, request = {}) => {
    const method = request.method ?? 'GET';
    const attributes = { 'http.request.method': method, ...serverOf(url) };
    return tracing.run(
      { name: method, kind: 'client', attributes },
      () => fetch(url, request),
      (result) => {
        if ('error' in result) return {};
        const { status } = result.value;
        const error = status >= 400 ? String(status) : undefined;
        return { attributes: { 'http.response.status_code': status }, error };
      },
    );
  };
}

function serverOf(url: string): { 'server.address'?: string } {
  const host = URL.parse(url)?.hostname;
  return host ? { 'server.address': host } : {};
}
