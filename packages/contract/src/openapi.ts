import * as z from 'zod/mini';
import { components } from './common/component.ts';
import { takesKeyInUrl } from './common/key-in-url.ts';
import { errorStatus, problemSchema, type ErrorCode } from './common/problem.ts';
import type { Route } from './common/route.ts';
import { routes } from './routes.ts';

type Json = { [key: string]: unknown };

/** Codes that any route can return. */
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
        publishableInUrl: {
          type: 'apiKey',
          in: 'query',
          name: 'key',
          description: 'The publishable key, so that a browser sends no preflight. A secret key is refused there.',
        },
        secret: { type: 'http', scheme: 'bearer', description: 'A secret key, sk_…. Do not use it in a browser.' },
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
    security: security(definition),
    parameters: parameters(definition, path),
    ...(definition.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(definition.body) } } },
    }),
    ...(definition.upload && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          (definition.upload.contentTypes ?? ['image/*']).map((type) => [
            type,
            { schema: { type: 'string', format: 'binary' } },
          ]),
        ),
      },
    }),
    responses: {
      [status]: definition.response
        ? {
            description: 'Done',
            content: { [definition.contentType ?? 'application/json']: { schema: jsonSchema(definition.response) } },
          }
        : { description: 'Done' },
      ...problems(definition),
    },
  };
}

/** The alternatives of a client to send its key. */
function security({ key, endpoint }: Route): Json[] {
  if (key === 'none') return [];
  return [{ [key]: [] }, ...(takesKeyInUrl(endpoint) ? [{ publishableInUrl: [] }] : [])];
}

function parameters(definition: Route, path: string): Json[] {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(definition.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !(schema as z.ZodMiniType).safeParse(undefined).success,
    schema: jsonSchema(schema as z.ZodMiniType),
  }));
  const headers = [];
  if (definition.token === 'cart')
    headers.push(header('Cart-Token', true, 'The token from the response that created the cart.'));
  if (definition.token === 'order')
    headers.push(header('Order-Token', true, 'The token from the response that placed the order.'));
  if (definition.versioned)
    headers.push(header('If-Match', false, 'The version that the change is based on, in double quotes.'));
  if (!definition.endpoint.startsWith('GET'))
    headers.push(header('Idempotency-Key', false, 'Requests with the same key and body get the same response.'));
  return [...inPath, ...inQuery, ...headers];
}

/**
 * Codes that follow from the shape of a request: a body can be too large, a path can match nothing, a key can be
 * reused.
 */
function shapeErrors(definition: Route): readonly ErrorCode[] {
  const isWrite = !definition.endpoint.startsWith('GET');
  return [
    ...(definition.body ? (['invalid_json', 'payload_too_large'] as const) : []),
    ...(definition.upload ? (['payload_too_large'] as const) : []),
    ...(definition.endpoint.includes('{') ? (['not_found'] as const) : []),
    ...(isWrite && definition.key !== 'none' ? (['idempotency_key_reused', 'request_in_progress'] as const) : []),
    ...(definition.key === 'none' ? [] : (['key_not_permitted'] as const)),
  ];
}

/** One response per status. Its description lists the codes of that status. */
function problems(definition: Route): Json {
  const codes = [
    ...new Set([
      ...everywhere,
      ...(definition.key === 'none' ? [] : keyErrors),
      ...shapeErrors(definition),
      ...definition.errors,
    ]),
  ];
  const byStatus = Map.groupBy(codes, (code) => errorStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      { description: group.join(', '), content: { 'application/problem+json': { schema: jsonSchema(problemSchema) } } },
    ]),
  );
}

/** Returns a reference to a named schema, and the full JSON Schema of any other. */
function jsonSchema(schema: z.ZodMiniType): Json {
  const id = components.get(schema)?.id;
  if (id) return { $ref: `#/components/schemas/${id}` };
  return withoutIdentity(z.toJSONSchema(schema, { io: 'input' }) as Json);
}

function withoutIdentity({ $schema: _schema, $id: _id, id: _name, ...rest }: Json): Json {
  return rest;
}
