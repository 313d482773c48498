import { isRefusal, type Route, type RouteInput, type RouteOutput, type Refusal } from '@smallshop/contract';
import type { Deps } from './context.ts';
import type { BoundRoute } from './bind-route.ts';
import { clientAddress } from '../../platform/limits/client-address.ts';
import { problemResponse } from '../../platform/http/problems.ts';
import { readInput } from '../../platform/http/read-input.ts';

/** A request of a route that needs no key, so it belongs to no store. */
export interface OpenContext {
  deps: Deps;
  headers: Headers;
  baseUrl: string;
  /** See `clientAddress`. */
  clientAddress: string;
}

export interface OpenOptions<R extends Route> {
  headers?: (result: RouteOutput<R>) => Record<string, string>;
}

/**
 * Binds a handler to a route that anyone may call. These routes ignore `Idempotency-Key`, because repeating them is
 * harmless.
 */
export function bindOpen<const R extends Route & { key: 'none' }>(
  route: R,
  handler: (context: OpenContext, input: RouteInput<R>) => Promise<RouteOutput<R> | Refusal>,
  options: OpenOptions<R> = {},
): BoundRoute {
  return {
    route,
    async handle(c, deps) {
      const input = await readInput(route, c, deps.dataDir);
      if (isRefusal(input)) return problemResponse(input, c.get('requestId'));
      const context = {
        deps,
        headers: c.req.raw.headers,
        baseUrl: deps.publicUrl ?? new URL(c.req.url).origin,
        clientAddress: clientAddress(c, deps.isTrustedProxy),
      };
      const result = await handler(context, input.input as RouteInput<R>);
      if (isRefusal(result)) return problemResponse(result, c.get('requestId'));
      const status = (route as Route).status ?? 200;
      return new Response(status === 204 ? null : JSON.stringify(result), {
        status,
        headers: {
          'Cache-Control': 'no-store',
          ...(status !== 204 && { 'Content-Type': (route as Route).contentType ?? 'application/json' }),
          ...options.headers?.(result as RouteOutput<R>),
        },
      });
    },
  };
}
