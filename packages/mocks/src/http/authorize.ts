import { refuse, takesKeyInUrl, type Route, type Refusal } from '@smallshop/contract';

/** Whether the key may call the route. Any `pk_…` is this shop's public key, any `sk_…` its secret one. */
export function authorize({ key: needs, endpoint }: Route, request: Request): Refusal | undefined {
  if (needs === 'none') return undefined;
  const inUrl = takesKeyInUrl(endpoint) ? new URL(request.url).searchParams.get('key') : null;
  if (inUrl?.startsWith('sk_')) return refuse('key_unknown');
  const key = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? inUrl;
  if (!key) return refuse('key_missing');
  if (!/^[ps]k_/.test(key)) return refuse('key_unknown');
  return key.startsWith(needs === 'secret' ? 'sk_' : 'pk_') ? undefined : refuse('key_not_permitted');
}
