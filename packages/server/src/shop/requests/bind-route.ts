import { isRefusal, type Route, type RouteInput, type RouteOutput, type Refusal } from '@smallshop/contract';
import type { Context } from 'hono';
import type { Deps, RequestContext } from './context.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';
import type { CacheableResponse } from '../../platform/http/response-cache.ts';
import { clientAddress } from '../../platform/limits/client-address.ts';
import { etagOf, isNotModified } from '../../platform/http/etag.ts';
import { runIdempotent, type StoredResponse } from '../../platform/idempotency/idempotency.ts';
import { authenticate } from './key-auth.ts';
import { storedProblem } from '../../platform/http/problems.ts';
import { readInput } from '../../platform/http/read-input.ts';
import { readRouteHeaders } from '../../platform/http/request-headers.ts';
import { limitWrites } from './write-limits.ts';

/** The context of a route. On routes that need a token, the token is always present. */
export type ContextOf<R extends Route> = RequestContext &
  (R extends { token: 'cart' } ? { cartToken: string } : unknown) &
  (R extends { token: 'order' } ? { orderToken: string } : unknown);

export type Handler<R extends Route> = (
  context: ContextOf<R>,
  input: RouteInput<R>,
) => Promise<RouteOutput<R> | Refusal>;

export interface BindOptions {
  /** The response is the same for every shopper of a market: browsers and CDNs may cache it for 30 seconds. */
  cacheable?: boolean;
  /** Request headers that a cacheable response depends on, besides key, origin and language. */
  dependsOn?: (deps: Deps) => readonly string[];
}

/** A route with its handler, ready to be mounted. */
export interface BoundRoute {
  route: Route;
  handle(c: Context<AppEnv>, deps: Deps): Promise<Response>;
}

/** A validated request for its handler. */
interface Understood {
  context: RequestContext;
  input: Record<string, unknown>;
  bodyText: string;
  idempotencyKey: string | undefined;
}

/**
 * Binds a handler to a route. Key, origin, tokens, `If-Match`, path, query, body and `Idempotency-Key` are checked as
 * the route table defines them, so the handler receives only valid input. The handler returns the response body or a
 * refusal. An error that it throws is a bug and becomes `internal_error`.
 */
export function bind<const R extends Route>(route: R, handler: Handler<R>, options: BindOptions = {}): BoundRoute {
  const isRead = route.endpoint.startsWith('GET ');
  const run = async ({ context, input }: Understood): Promise<StoredResponse> => {
    const result = await handler(context as ContextOf<R>, input as RouteInput<R>).finally(() => {
      // It may have changed the configuration. In this process, the change is visible at once.
      if (route.key === 'secret' && !isRead) context.deps.configurations.expire(context.store.id);
    });
    return isRefusal(result) ? storedProblem(result, context.requestId) : answerOf(route, result);
  };
  return {
    route,
    async handle(c, deps) {
      if (options.cacheable) return handleCacheable(route, c, deps, run, options.dependsOn?.(deps) ?? []);
      const understood = await understand(route, c, deps);
      if (isRefusal(understood)) return respond(storedProblem(understood, c.get('requestId')));
      const { idempotencyKey: key, context, bodyText } = understood;
      if (!key || isRead) return respond(await run(understood));
      const limited = context.keyKind === 'publishable' ? await limitWrites(context, 'idempotencyKey') : undefined;
      if (limited) return respond(storedProblem(limited, context.requestId));
      const token = context.cartToken ?? context.orderToken ?? '';
      const request = {
        key,
        storeId: context.store.id,
        endpoint: route.endpoint,
        token,
        content: `${c.req.path}\n${bodyText}`,
      };
      const once = await runIdempotent(deps.db, deps.now(), request, () => run(understood));
      return respond(isRefusal(once) ? storedProblem(once, context.requestId) : once);
    },
  };
}

async function understand(route: Route, c: Context<AppEnv>, deps: Deps): Promise<Understood | Refusal> {
  const { headers } = c.req.raw;
  const { origin } = new URL(c.req.url);
  const baseUrl = deps.publicUrl ?? origin;
  const who = await authenticate(deps.configurations, route.key, {
    authorization: headers.get('Authorization') ?? undefined,
    origin: headers.get('Origin') ?? undefined,
    isBrowser: headers.has('Sec-Fetch-Site'),
    ...(deps.siteDir && { ownOrigin: baseUrl }),
  });
  if (isRefusal(who)) return who;
  const ofRoute = readRouteHeaders(route, headers);
  if (isRefusal(ofRoute)) return ofRoute;
  const read = await readInput(route, c);
  if (isRefusal(read)) return read;
  const { idempotencyKey, ...tokens } = ofRoute;
  const requestId = c.get('requestId');
  const context: RequestContext = {
    ...who,
    ...tokens,
    db: deps.db,
    now: deps.now,
    requestId,
    log: deps.log.child({ requestId }),
    baseUrl,
    acceptLanguage: headers.get('Accept-Language') ?? '',
    headers,
    clientAddress: clientAddress(c, deps.isTrustedProxy),
    vary: new Set(['Authorization']),
    deps,
  };
  return { ...read, context, idempotencyKey };
}

/**
 * Returns the parts of the URL that the response can depend on. Unknown parameters are left out, and the order of the
 * others does not matter.
 */
function readParts(route: Route, c: Context<AppEnv>): unknown[] {
  const { origin, pathname } = new URL(c.req.url);
  return [origin, pathname, ...Object.keys(route.query?.shape ?? {}).map((name) => c.req.query(name) || null)];
}

/**
 * Handles a cacheable request. The cache key contains everything that the response can depend on, including the
 * checks of key and origin.
 */
async function handleCacheable(
  route: Route,
  c: Context<AppEnv>,
  deps: Deps,
  run: (understood: Understood) => Promise<StoredResponse>,
  besides: readonly string[],
): Promise<Response> {
  const { headers } = c.req.raw;
  const make = async (): Promise<CacheableResponse> => {
    const understood = await understand(route, c, deps);
    if (isRefusal(understood)) return { ...storedProblem(understood, c.get('requestId')), etag: '', vary: '' };
    const answer = await run(understood);
    return { ...answer, etag: etagOf(answer.body), vary: [...understood.context.vary].join(', ') };
  };
  const depends = ['Authorization', 'Origin', 'Accept-Language', ...besides].map((name) => headers.get(name));
  const { etag, vary, ...answer } = await (deps.answers?.get(
    JSON.stringify([...readParts(route, c), ...depends]),
    make,
  ) ?? make());
  if (answer.status !== 200) return respond(answer);
  // `public` allows shared caches to store a response to a request with Authorization (RFC 9111, 3.5).
  const caching = { ETag: etag, Vary: vary, 'Cache-Control': 'public, max-age=30, stale-while-revalidate=300' };
  if (isNotModified(headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers: caching });
  return respond(answer, caching);
}

function answerOf(route: Route, result: unknown): StoredResponse {
  const status = route.status ?? 200;
  if (status === 204) return { status, contentType: null, body: '', headers: {} };
  return { status, contentType: 'application/json', body: JSON.stringify(result), headers: {} };
}

function respond(
  { status, contentType, body, headers }: StoredResponse,
  caching: Record<string, string> = { 'Cache-Control': 'no-store' },
): Response {
  return new Response(status === 204 ? null : body, {
    status,
    headers: { ...headers, ...(contentType && { 'Content-Type': contentType }), ...caching },
  });
}
