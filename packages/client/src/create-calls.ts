import { buildRequest, type Payload } from './build-request.ts';
import type { Client, ClientOptions, RequestOptions } from './client.types.ts';
import { send } from './send.ts';

/** Method and path by topic and verb: the route table, or some topics of it. */
export type EndpointTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The calls of some topics only, for a page that must not carry the whole table. Calls that change something,
 * or open a cart or an order, need `load`.
 */
export function createCalls<Topics extends keyof Client>(options: ClientOptions, table: EndpointTable & Record<Topics, object>, load?: Payload): Pick<Client, Topics> {
  if (!options.key) throw new TypeError('createClient needs a key');
  const calls: Record<string, Record<string, unknown>> = {};
  for (const topic in table) {
    const methods: Record<string, unknown> = (calls[topic] = {});
    const group = table[topic]!;
    for (const verb in group) {
      const act = group[verb]!;
      methods[verb] = async (input: object = {}, call: RequestOptions = {}) =>
        send({ options, call, act, request: buildRequest(options, act, input, call, load), validate: (data) => options.validate?.(topic, verb, data) });
    }
  }
  return calls as Pick<Client, Topics>;
}
