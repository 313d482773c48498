import { responseOf, toResponse, type MockResponse } from './http/answer.ts';
import { authorize } from './http/authorize.ts';
import { matchRoute, type Match } from './http/match-route.ts';
import { readCall } from './http/read-call.ts';
import { readInput } from './http/read-input.ts';
import { refuse, Refusal } from './http/refusal.ts';
import { Replay } from './http/replay.ts';
import { wait } from './http/wait.ts';
import { scenarios, type ScenarioName } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { createShopState, normalConditions, type ShopState } from './shop/shop-state.ts';
import { resolvers } from './shop/resolvers.ts';

export interface MockShopOptions {
  /** One of the named scenarios or one of your own; `normal` unless told. */
  scenario?: ScenarioName | Scenario | undefined;
  /** Milliseconds since 1970; the real clock unless told. */
  clock?: (() => number) | undefined;
  /** Milliseconds until an answer; 0 unless told, or what the scenario says. */
  latency?: number | undefined;
}

/** A shop in memory that answers the whole API as a store server does. */
export interface MockShop {
  /** Stands in for the real `fetch`; nothing leaves the page. Rejects as it does when offline or aborted. */
  fetch: typeof fetch;
  handle: (request: Request) => Promise<Response>;
  /** What the shop remembers, for assertions and to set a scene. */
  state: ShopState;
  /** Changes the situation from the next request on; what was bought stays bought. */
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
    // What a browser's fetch says when there is no network.
    if (offline) throw new TypeError('Failed to fetch');
    const requestId = state.nextId('req');
    const { method } = request;
    const path = new URL(request.url).pathname;
    const match = matchRoute(method, path);
    const [answer, input] = typeof match === 'string' ? [responseOf(refuse(match), 0, requestId)] : await answerRoute(match, request, requestId);
    const operation = typeof match === 'string' ? '' : `${match.topic}.${match.verb}`;
    state.requests.push({ operation, method, path, input: input ?? {}, status: answer.status });
    return toResponse(answer, requestId);
  }

  async function answerRoute(match: Match, request: Request, requestId: string): Promise<[MockResponse, object?]> {
    const { route } = match;
    const refused = authorize(route.key, request.headers.get('authorization'));
    if (refused) return [responseOf(refused, 0, requestId)];
    const body = await request.text();
    const read = readInput(match, request.url, body);
    const input = read instanceof Refusal ? {} : read;
    const key = request.headers.get('idempotency-key');
    const scope = `${route.endpoint} ${JSON.stringify(match.params)} ${key}`;
    const before = key === null ? undefined : replay.find(scope, body);
    if (before) return [before instanceof Refusal ? responseOf(before, 0, requestId) : before, input];

    const result = read instanceof Refusal ? read : resolve(match, read, request);
    // A copy: later changes of the shop's records must not change what was said.
    const answer = structuredClone(responseOf(result, route.status ?? 200, requestId));
    if (key !== null) replay.keep(scope, body, answer);
    return [answer, input];
  }

  function resolve(match: Match, input: Record<string, unknown>, request: Request): unknown {
    const call = readCall(state, match.route, request.headers);
    if (call instanceof Refusal) return call;
    const refused = scenario.before?.(`${match.topic}.${match.verb}`, input, state);
    if (refused) return refused;
    return (resolvers as unknown as Record<string, Record<string, AnyResolver>>)[match.topic]![match.verb]!(input, call);
  }

  return { handle, state, set, fetch: async (input, init) => handle(new Request(input, init)) };
}
