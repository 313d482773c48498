import { refuse, type Route, type Refusal } from '@smallshop/contract';

/** Whether the key may call the route. Any `pk_…` is this shop's public key, any `sk_…` its secret one. */
export function authorize(needs: Route['key'], authorization: string | null): Refusal | undefined {
  if (needs === 'none') return undefined;
  const key = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (!key) return refuse('key_missing');
  if (!/^[ps]k_/.test(key)) return refuse('key_unknown');
  return key.startsWith(needs === 'secret' ? 'sk_' : 'pk_') ? undefined : refuse('key_not_permitted');
}
