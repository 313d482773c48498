import type { Route, RouteInput, RouteOutput } from '@smallshop/contract';
import type { Context } from 'hono';
import type { AppEnv, Deps, RequestContext } from '../context.ts';
import { answerOnce, type Answer } from './idempotency.ts';
import { etagOf, isNotModified } from './etag.ts';
import { authenticate } from './key-auth.ts';
import { problemAnswer, problemResponse } from './problems.ts';
import { readInput } from './read-input.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { readRouteHeaders } from './request-headers.ts';

/** The context of a route: on routes that need a token, the token is there. */
export type ContextOf<R extends Route> = RequestContext &
  (R extends { token: 'cart' } ? { cartToken: string } : unknown) &
  (R extends { token: 'order' } ? { orderToken: string } : unknown);

export type Handler<R extends Route> = (context: ContextOf<R>, input: RouteInput<R>) => Promise<RouteOutput<R> | Refusal>;

export interface BindOptions {
  /** The same for every shopper of a market: browsers and CDNs may keep it for 30 seconds. */
  cacheable?: boolean;
}

/** A route with the code behind it, ready to be mounted. */
export interface BoundRoute {
  route: Route;
  handle(c: Context<AppEnv>, deps: Deps): Promise<Response>;
}

/**
 * Puts a handler behind a route: key, origin, tokens, `If-Match`, path, query, body and
 * `Idempotency-Key` are dealt with as the route table says, so the handler sees only what is valid.
 * It returns the answer's body, or a refusal; what it throws is a bug and becomes `internal_error`.
 */
export function bind<const R extends Route>(route: R, handler: Handler<R>, options: BindOptions = {}): BoundRoute {
  return {
    route,
    async handle(c, deps) {
      const requestId = c.get('requestId');
      const refused = (refusal: Refusal) => problemResponse(refusal, requestId);
      const { headers } = c.req.raw;
      const { origin } = new URL(c.req.url);
      const baseUrl = deps.publicUrl ?? origin;
      const who = await authenticate(deps.db, route.key, {
        authorization: headers.get('Authorization') ?? undefined,
        origin: headers.get('Origin') ?? undefined,
        ...(deps.siteDir && { ownOrigin: baseUrl }),
      });
      if (isRefusal(who)) return refused(who);
      const ofRoute = readRouteHeaders(route, headers);
      if (isRefusal(ofRoute)) return refused(ofRoute);
      const read = await readInput(route, c);
      if (isRefusal(read)) return refused(read);

      const { idempotencyKey: key, ...tokens } = ofRoute;
      const context: RequestContext = {
        ...who,
        ...tokens,
        db: deps.db,
        now: deps.now,
        requestId,
        log: deps.log.child({ requestId }),
        baseUrl,
        acceptLanguage: headers.get('Accept-Language') ?? '',
        vary: new Set(['Authorization']),
        deps,
      };
      const run = async (): Promise<Answer> => {
        const result = await handler(context as ContextOf<R>, read.input as RouteInput<R>);
        return isRefusal(result) ? problemAnswer(result, requestId) : answerOf(route, result);
      };
      if (route.endpoint.startsWith('GET ')) {
        const answer = await run();
        return options.cacheable && answer.status === 200 ? cacheable(answer, context.vary, headers) : respond(answer);
      }
      if (!key) return respond(await run());
      const token = tokens.cartToken ?? tokens.orderToken ?? '';
      const content = `${c.req.path}\n${read.bodyText}`;
      const once = await answerOnce(deps.db, deps.now(), { key, storeId: who.store.id, endpoint: route.endpoint, token, content }, run);
      return isRefusal(once) ? refused(once) : respond(once);
    },
  };
}

function answerOf(route: Route, result: unknown): Answer {
  const status = route.status ?? 200;
  if (status === 204) return { status, contentType: null, body: '', headers: {} };
  return { status, contentType: 'application/json', body: JSON.stringify(result), headers: {} };
}

function respond({ status, contentType, body, headers }: Answer): Response {
  return new Response(status === 204 ? null : body, {
    status,
    headers: { ...headers, ...(contentType && { 'Content-Type': contentType }), 'Cache-Control': 'no-store' },
  });
}

/** `public` lets shared caches keep an answer to a request with `Authorization` (RFC 9111, 3.5). */
function cacheable(answer: Answer, vary: ReadonlySet<string>, asked: Headers): Response {
  const etag = etagOf(answer.body);
  const headers = {
    ETag: etag,
    'Cache-Control': 'public, max-age=30, stale-while-revalidate=300',
    Vary: [...vary].join(', '),
  };
  if (isNotModified(asked.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(answer.body, { status: 200, headers: { ...headers, 'Content-Type': 'application/json' } });
}
