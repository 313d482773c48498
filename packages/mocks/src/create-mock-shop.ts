import { refuse, isRefusal } from '@smallshop/contract';
import { responseOf, toResponse, type MockResponse } from './http/answer.ts';
import { authorize } from './http/authorize.ts';
import { matchRoute, type Match } from './http/match-route.ts';
import { readCall } from './http/read-call.ts';
import { readInput } from './http/read-input.ts';
import { Replay } from './http/replay.ts';
import { wait } from './http/wait.ts';
import { scenarios, type ScenarioName } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { createShopState, normalConditions, type ShopState } from './shop/shop-state.ts';
import { resolvers } from './shop/resolvers.ts';

export interface MockShopOptions {
  /** A named scenario or one of your own. Default: `normal`. */
  scenario?: ScenarioName | Scenario | undefined;
  /** Returns milliseconds since 1970. Default: the real clock. */
  clock?: (() => number) | undefined;
  /** Milliseconds until a response. Default: the scenario's delay, else 0. */
  latency?: number | undefined;
}

/** A shop in memory that implements the full API of a store server. */
export interface MockShop {
  /** Replaces the real `fetch`. It sends no network request. It rejects as `fetch` does when offline or aborted. */
  fetch: typeof fetch;
  handle: (request: Request) => Promise<Response>;
  /** The state of the shop, for assertions and for the setup of a test. */
  state: ShopState;
  /** Sets the scenario from the next request on. Existing carts and orders stay. */
  set: (scenario: ScenarioName | Scenario) => void;
}

type AnyResolver = (input: object, call: object) => unknown;

/** A new shop with thirty products, ample stock and no orders. */
export function createMockShop(options: MockShopOptions = {}): MockShop {
  const state = createShopState(options.clock ?? Date.now);
  const replay = new Replay();
  let scenario: Scenario = scenarios.normal;

  function set(next: ScenarioName | Scenario): void {
    scenario = typeof next === 'string' ? scenarios[next] : next;
    state.conditions = { ...normalConditions, latency: options.latency ?? 0, ...scenario.conditions };
  }
  set(options.scenario ?? 'normal');

  async function handle(request: Request): Promise<Response> {
    const { latency, offline } = state.conditions;
    if (latency > 0) await wait(latency, request.signal);
    request.signal.throwIfAborted();
    // The error of a browser's `fetch` without a network.
    if (offline) throw new TypeError('Failed to fetch');
    const requestId = state.nextId('req');
    const { method } = request;
    const path = new URL(request.url).pathname;
    const match = matchRoute(method, path);
    const [answer, input] =
      typeof match === 'string'
        ? [responseOf(refuse(match), 0, requestId)]
        : await answerRoute(match, request, requestId);
    const operation = typeof match === 'string' ? '' : `${match.topic}.${match.verb}`;
    state.requests.push({ operation, method, path, input: input ?? {}, status: answer.status });
    return toResponse(answer, requestId);
  }

  async function answerRoute(match: Match, request: Request, requestId: string): Promise<[MockResponse, object?]> {
    const { route } = match;
    const refused = authorize(route, request);
    if (refused) return [responseOf(refused, 0, requestId)];
    const body = await request.text();
    const read = readInput(match, request.url, body);
    const input = isRefusal(read) ? {} : read;
    const key = request.headers.get('idempotency-key');
    const { headers } = request;
    const scope = JSON.stringify([
      route.endpoint,
      match.params,
      headers.get('cart-token'),
      headers.get('order-token'),
      key,
    ]);
    const before = key === null ? undefined : replay.find(scope, body);
    if (before) return [isRefusal(before) ? responseOf(before, 0, requestId) : before, input];

    const result = isRefusal(read) ? read : resolve(match, read, request);
    // A copy: later changes of the state must not change a response that was already sent.
    const answer = structuredClone(responseOf(result, route.status ?? 200, requestId));
    if (key !== null) replay.keep(scope, body, answer);
    return [answer, input];
  }

  function resolve(match: Match, input: Record<string, unknown>, request: Request): unknown {
    const call = readCall(state, match.route, request.headers);
    if (isRefusal(call)) return call;
    const refused = scenario.before?.(`${match.topic}.${match.verb}`, input, state);
    if (refused) return refused;
    const resolver = (resolvers as unknown as Record<string, Record<string, AnyResolver>>)[match.topic]?.[match.verb];
    if (resolver) return resolver(input, call);
    const detail = `The mock shop does not have ${match.topic}.${match.verb}: test it against a server.`;
    return refuse('not_found', { detail });
  }

  return { handle, state, set, fetch: async (input, init) => handle(new Request(input, init)) };
}
