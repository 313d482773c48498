import { isRefusal, type Route, type RouteInput, type RouteOutput, type Refusal } from '@smallshop/contract';
import type { Context } from 'hono';
import type { Deps, RequestContext } from './context.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';
import type { CacheableResponse } from '../../platform/http/response-cache.ts';
import { clientAddress } from '../../platform/limits/client-address.ts';
import { runIdempotent, type StoredResponse } from '../../platform/idempotency/idempotency.ts';
import { authenticate } from './key-auth.ts';
import { storedProblem } from '../../platform/http/problems.ts';
import { UploadedFile } from '../../platform/files/uploaded-file.ts';
import { readInput } from '../../platform/http/read-input.ts';
import { readRouteHeaders } from '../../platform/http/request-headers.ts';
import { keyOfRequest } from './key-of-request.ts';
import { serveCacheable } from './serve-cacheable.ts';
import { JsonText } from './json-text.ts';
import { limitOfKeys } from './write-limits.ts';

/** The context of a route. On routes that need a token, the token is always present. */
export type ContextOf<R extends Route> = RequestContext &
  (R extends { token: 'cart' } ? { cartToken: string } : unknown) &
  (R extends { token: 'order' } ? { orderToken: string } : unknown);

export type Handler<R extends Route> = (
  context: ContextOf<R>,
  input: RouteInput<R>,
) => Promise<RouteOutput<R> | JsonText<RouteOutput<R>> | Refusal>;

export interface BindOptions {
  /** The response is the same for every shopper of a market: browsers and CDNs may cache it for 30 seconds. */
  cacheable?: boolean;
  /** Request headers that a cacheable response depends on, besides key, origin and language. */
  dependsOn?: (deps: Deps) => readonly string[];
  /** A POST that only reads. Caches are kept, and `Idempotency-Key` is ignored: no response is stored. */
  changesNothing?: boolean;
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
  const isRead = options.changesNothing ?? route.endpoint.startsWith('GET ');
  const run = async ({ context, input }: Understood): Promise<StoredResponse> => {
    const result = await handler(context as ContextOf<R>, input as RouteInput<R>).finally(() => {
      if (route.key !== 'secret' || isRead) return;
      // It may have changed the configuration or the catalog. In this process, the change is visible at once.
      context.deps.configurations.expire(context.store.id);
      context.deps.answers?.clear();
    });
    return isRefusal(result) ? storedProblem(result, context.requestId) : answerOf(route, result);
  };
  /** Runs the handler, or returns the stored answer to the same request before. */
  const answer = async (understood: Understood, path: string): Promise<StoredResponse> => {
    const { idempotencyKey: key, context, bodyText } = understood;
    if (!key || isRead) return run(understood);
    const { db, now } = context;
    const request = {
      key,
      storeId: context.store.id,
      endpoint: route.endpoint,
      token: context.cartToken ?? context.orderToken ?? '',
      content: `${path}\n${bodyText}`,
      ...(context.keyKind === 'publishable' && { limit: limitOfKeys(context) }),
    };
    const once = await runIdempotent(db, now(), request, () => run(understood));
    return isRefusal(once) ? storedProblem(once, context.requestId) : once;
  };
  return {
    route,
    async handle(c, deps) {
      if (options.cacheable) {
        const make = async (): Promise<CacheableResponse> => {
          const understood = await understand(route, c, deps);
          if (isRefusal(understood)) return { ...storedProblem(understood, c.get('requestId')), vary: '' };
          const answer = await run(understood);
          const { expiresAt } = understood.context;
          return { ...answer, ...(expiresAt && { expiresAt }), vary: [...understood.context.vary].join(', ') };
        };
        return serveCacheable(route, c, deps, { make, dependsOn: options.dependsOn?.(deps) ?? [] });
      }
      const understood = await understand(route, c, deps);
      if (isRefusal(understood)) return respond(storedProblem(understood, c.get('requestId')));
      try {
        return respond(await answer(understood, c.req.path));
      } finally {
        if (understood.input['file'] instanceof UploadedFile) await understood.input['file'].discard();
      }
    },
  };
}

async function understand(route: Route, c: Context<AppEnv>, deps: Deps): Promise<Understood | Refusal> {
  const { headers } = c.req.raw;
  const { origin } = new URL(c.req.url);
  const baseUrl = deps.publicUrl ?? origin;
  const key = keyOfRequest(route, c);
  if (isRefusal(key)) return key;
  const who = await authenticate(deps.configurations, route.key, {
    key,
    origin: headers.get('Origin') ?? undefined,
    isBrowser: headers.has('Sec-Fetch-Site'),
    ...(deps.siteDir && { ownOrigin: baseUrl }),
  });
  if (isRefusal(who)) return who;
  const ofRoute = readRouteHeaders(route, headers);
  if (isRefusal(ofRoute)) return ofRoute;
  const read = await readInput(route, c, deps.dataDir);
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

function answerOf(route: Route, result: unknown): StoredResponse {
  const status = route.status ?? 200;
  if (status === 204) return { status, contentType: null, body: '', headers: {} };
  const body = result instanceof JsonText ? result.text : JSON.stringify(result);
  return { status, contentType: 'application/json', body, headers: {} };
}

function respond({ status, contentType, body, headers }: StoredResponse): Response {
  return new Response(status === 204 ? null : body, {
    status,
    headers: { ...headers, ...(contentType && { 'Content-Type': contentType }), 'Cache-Control': 'no-store' },
  });
}
