import { buildRequest, type Payload } from './request/build-request.ts';
import type { Calls, ClientOptions, RequestOptions } from './client.types.ts';
import { send } from './request/send.ts';

/** Method and path by topic and verb: all topics of the route table or some of them. */
export type EndpointTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Creates the calls of some topics, for a page that must not load the full table. Calls that change data, or read a
 * cart or an order, need `addPayload`.
 */
export function createCalls<Table extends EndpointTable>(
  options: ClientOptions,
  table: Table,
  addPayload?: Payload,
): Calls<Table> {
  if (!options.key) throw new TypeError('createClient needs a key');
  const calls: Record<string, Record<string, unknown>> = {};
  for (const topic in table) {
    const methods: Record<string, unknown> = (calls[topic] = {});
    const group = table[topic]!;
    for (const verb in group) {
      const operation = group[verb]!;
      methods[verb] = async (input: object = {}, call: RequestOptions = {}) =>
        send({
          options,
          call,
          operation,
          request: buildRequest(options, operation, input, call, addPayload),
          validate: (data) => options.validate?.(topic, verb, data),
        });
    }
  }
  return calls as Calls<Table>;
}
