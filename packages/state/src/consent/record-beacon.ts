import type { ConsentRecordInput } from '@smallshop/contract';

/**
 * `navigator.sendBeacon` for consent records, or undefined where a browser has none. It can set no header, so
 * the publishable key goes along in the body; and only a body of plain text leaves without asking the server
 * first, for which a page that closes has no time.
 */
export function recordBeacon(endpoint: string, key: string): ((record: ConsentRecordInput) => boolean) | undefined {
  const { navigator } = globalThis as { navigator?: Partial<Navigator> };
  if (!navigator?.sendBeacon) return undefined;
  const url = `${endpoint.replace(/\/+$/, '')}/v1/consent-records/beacon`;
  return (record) => navigator.sendBeacon!(url, new Blob([JSON.stringify({ key, record })], { type: 'text/plain' }));
}
