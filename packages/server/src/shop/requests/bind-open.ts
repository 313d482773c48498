import type { Route, RouteInput, RouteOutput } from '@smallshop/contract';
import type { Deps } from './context.ts';
import type { BoundRoute } from './bind-route.ts';
import { clientAddress } from '../../platform/limits/client-address.ts';
import { problemResponse } from '../../platform/http/problems.ts';
import { readInput } from '../../platform/http/read-input.ts';
import { isRefusal, type Refusal } from '../../platform/errors/refusal.ts';

/** One request of a route that needs no key: it belongs to no store yet. */
export interface OpenContext {
  deps: Deps;
  headers: Headers;
  baseUrl: string;
  /** See `clientAddress`. */
  clientAddress: string;
}

export interface OpenOptions<R extends Route> {
  /** `application/json` unless told. */
  contentType?: string;
  headers?: (result: RouteOutput<R>) => Record<string, string>;
}

/** Puts a handler behind a route that anybody may call. `Idempotency-Key` has no meaning on these: they repeat harmlessly by themselves. */
export function bindOpen<const R extends Route & { key: 'none' }>(
  route: R,
  handler: (context: OpenContext, input: RouteInput<R>) => Promise<RouteOutput<R> | Refusal>,
  options: OpenOptions<R> = {},
): BoundRoute {
  return {
    route,
    async handle(c, deps) {
      const input = await readInput(route, c);
      if (isRefusal(input)) return problemResponse(input, c.get('requestId'));
      const context = { deps, headers: c.req.raw.headers, baseUrl: deps.publicUrl ?? new URL(c.req.url).origin, clientAddress: clientAddress(c, deps.isTrustedProxy) };
      const result = await handler(context, input.input as RouteInput<R>);
      if (isRefusal(result)) return problemResponse(result, c.get('requestId'));
      const status = (route as Route).status ?? 200;
      return new Response(status === 204 ? null : JSON.stringify(result), {
        status,
        headers: {
          'Cache-Control': 'no-store',
          ...(status !== 204 && { 'Content-Type': options.contentType ?? 'application/json' }),
          ...options.headers?.(result as RouteOutput<R>),
        },
      });
    },
  };
}
