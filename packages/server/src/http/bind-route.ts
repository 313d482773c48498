import type { Route, RouteInput, RouteOutput } from '@smallshop/contract';
import type { Context } from 'hono';
import type { Deps, RequestContext } from '../context.ts';
import { authenticate } from './key-auth.ts';
import { problemResponse } from './problems.ts';
import { readInput } from './read-input.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { readRouteHeaders } from './request-headers.ts';

/** The context of a route: on routes that need a token, the token is there. */
export type ContextOf<R extends Route> = RequestContext &
  (R extends { token: 'cart' } ? { cartToken: string } : unknown) &
  (R extends { token: 'order' } ? { orderToken: string } : unknown);

export type Handler<R extends Route> = (context: ContextOf<R>, input: RouteInput<R>) => Promise<RouteOutput<R> | Refusal>;

/** A route with the code behind it, ready to be mounted. */
export interface BoundRoute {
  route: Route;
  handle(c: Context, deps: Deps): Promise<Response>;
}

/**
 * Puts a handler behind a route: key, origin, tokens, `If-Match`, path, query and body are checked
 * as the route table says, so the handler sees only what is valid. It returns the answer's body, or
 * a refusal; what it throws is a bug and becomes `internal_error`.
 */
export function bind<const R extends Route>(route: R, handler: Handler<R>): BoundRoute {
  return {
    route,
    async handle(c, deps) {
      const requestId = c.get('requestId') as string;
      const { headers } = c.req.raw;
      const url = new URL(c.req.url);
      const who = await authenticate(deps.db, route.key, {
        authorization: headers.get('Authorization') ?? undefined,
        origin: headers.get('Origin') ?? undefined,
        ...(deps.siteDir && { ownOrigin: deps.publicUrl ?? url.origin }),
      });
      if (isRefusal(who)) return problemResponse(who, requestId);
      const ofRoute = readRouteHeaders(route, headers);
      if (isRefusal(ofRoute)) return problemResponse(ofRoute, requestId);
      const read = await readInput(route, c);
      if (isRefusal(read)) return problemResponse(read, requestId);
      const { idempotencyKey: _, ...tokens } = ofRoute;
      const context: RequestContext = {
        ...tokens,
        db: deps.db,
        store: who.store,
        keyKind: who.keyKind,
        now: deps.now,
        requestId,
        log: deps.log.child({ requestId }),
        baseUrl: deps.publicUrl ?? url.origin,
        acceptLanguage: headers.get('Accept-Language') ?? '',
        deps,
      };
      const answer = await handler(context as ContextOf<R>, read.input as RouteInput<R>);
      if (isRefusal(answer)) return problemResponse(answer, requestId);
      return jsonResponse(route, answer);
    },
  };
}

function jsonResponse(route: Route, body: unknown): Response {
  const status = route.status ?? 200;
  if (status === 204) return new Response(null, { status });
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } });
}

/** The answer to a bug: the log gets the cause, the caller only the request id. */
export function unexpected(error: unknown, deps: Deps, requestId: string): Response {
  deps.log.error({ requestId, err: error }, 'request failed');
  return problemResponse(refuse('internal_error'), requestId);
}
