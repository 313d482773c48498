import { refuse, takesKeyInUrl, type Route, type Refusal } from '@smallshop/contract';
import type { Context } from 'hono';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { bearerKey } from './key-auth.ts';

/**
 * Returns the key of a request: the one in `Authorization`, otherwise, on routes that allow it, the one in the URL.
 * URLs get into histories, logs and caches, so a secret key in one is refused, even beside a valid header.
 */
export function keyOfRequest(route: Route, c: Context<AppEnv>): string | undefined | Refusal {
  const inUrl = takesKeyInUrl(route.endpoint) ? c.req.query('key') : undefined;
  if (inUrl?.startsWith('sk_'))
    return refuse('key_unknown', { detail: 'A secret key must not be in a URL. Delete this key and create another.' });
  return bearerKey(c.req.header('Authorization')) ?? (inUrl || undefined);
}
