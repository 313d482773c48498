import type { ConsentRecordInput } from '@smallshop/contract';

/**
 * `navigator.sendBeacon` for consent records, or undefined if the browser does not have it. It cannot set a header,
 * so the
 * body contains the publishable key. The body is plain text, because other types need a preflight request, for which a
 * closing page has no time.
 */
export function recordBeacon(endpoint: string, key: string): ((record: ConsentRecordInput) => boolean) | undefined {
  const { navigator } = globalThis as { navigator?: Partial<Navigator> };
  if (!navigator?.sendBeacon) return undefined;
  const url = `${endpoint.replace(/\/+$/, '')}/v1/consent-records/beacon`;
  return (record) => navigator.sendBeacon!(url, new Blob([JSON.stringify({ key, record })], { type: 'text/plain' }));
}
