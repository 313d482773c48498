import * as z from 'zod/mini';
import { components } from './common/component.ts';
import { errorStatus, problemSchema, type ErrorCode } from './common/problem.ts';
import type { Route } from './common/route.ts';
import { routes } from './routes.ts';

type Json = { [key: string]: unknown };

/** Codes that any route can answer with. */
const everywhere: readonly ErrorCode[] = ['invalid_request', 'rate_limited', 'internal_error'];
const keyErrors: readonly ErrorCode[] = ['key_missing', 'key_unknown', 'origin_not_allowed'];

/** The OpenAPI 3.1 document of the API, derived from the route table. */
export function createOpenApiDocument(options: { version: string; serverUrl: string }): Json {
  const { schemas } = z.toJSONSchema(components, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  const paths: Record<string, Json> = {};
  for (const [topic, group] of Object.entries(routes)) {
    for (const [verb, definition] of Object.entries(group) as [string, Route][]) {
      const [method, path] = definition.endpoint.split(' ') as [string, string];
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation(topic, verb, definition, path) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'SmallShop store API', version: options.version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: options.serverUrl }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutIdentity(schema as Json)])),
      securitySchemes: {
        publishable: { type: 'http', scheme: 'bearer', description: 'A public key, pk_…, from an allowed origin.' },
        secret: { type: 'http', scheme: 'bearer', description: 'A secret key, sk_…; never in a browser.' },
      },
    },
  };
}

function operation(topic: string, verb: string, definition: Route, path: string): Json {
  const status = String(definition.status ?? 200);
  return {
    operationId: `${topic}.${verb}`,
    tags: [topic],
    summary: definition.summary,
    security: definition.key === 'none' ? [] : [{ [definition.key]: [] }],
    parameters: parameters(definition, path),
    ...(definition.body && { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(definition.body) } } } }),
    responses: {
      [status]: definition.response
        ? { description: 'Done', content: { 'application/json': { schema: jsonSchema(definition.response) } } }
        : { description: 'Done' },
      ...problems(definition),
    },
  };
}

function parameters(definition: Route, path: string): Json[] {
  const header = (name: string, required: boolean, description: string) => ({ name, in: 'header', required, description, schema: { type: 'string' } });
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const inQuery = Object.entries(definition.query?.shape ?? {}).map(([name, schema]) => ({ name, in: 'query', required: false, schema: jsonSchema(schema as z.ZodMiniType) }));
  const headers = [];
  if (definition.token === 'cart') headers.push(header('Cart-Token', true, 'The token answered when the cart was made.'));
  if (definition.token === 'order') headers.push(header('Order-Token', true, 'The token answered when the order was placed.'));
  if (definition.versioned) headers.push(header('If-Match', false, 'The version the change is based on, quoted.'));
  if (!definition.endpoint.startsWith('GET')) headers.push(header('Idempotency-Key', false, 'The same key and body give the same answer.'));
  return [...inPath, ...inQuery, ...headers];
}

/** What a request of this shape can be refused with, whatever the operation: a body can be too large, a path can name nothing, a key of idempotency can be used again. */
function shapeErrors(definition: Route): readonly ErrorCode[] {
  const isWrite = !definition.endpoint.startsWith('GET');
  return [
    ...(definition.body ? ['invalid_json', 'payload_too_large'] as const : []),
    ...(definition.endpoint.includes('{') ? ['not_found'] as const : []),
    ...(isWrite && definition.key !== 'none' ? ['idempotency_key_reused', 'request_in_progress'] as const : []),
    ...(definition.key === 'none' ? [] : ['key_not_permitted'] as const),
  ];
}

/** One response a status, listing the codes that come with it. */
function problems(definition: Route): Json {
  const codes = [...new Set([...everywhere, ...(definition.key === 'none' ? [] : keyErrors), ...shapeErrors(definition), ...definition.errors])];
  const byStatus = Map.groupBy(codes, (code) => errorStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      { description: group.join(', '), content: { 'application/problem+json': { schema: jsonSchema(problemSchema) } } },
    ]),
  );
}

/** A named schema becomes a reference, any other is written out. */
function jsonSchema(schema: z.ZodMiniType): Json {
  const id = components.get(schema)?.id;
  if (id) return { $ref: `#/components/schemas/${id}` };
  return withoutIdentity(z.toJSONSchema(schema, { io: 'input' }) as Json);
}

function withoutIdentity({ $schema: _schema, $id: _id, id: _name, ...rest }: Json): Json {
  return rest;
}
