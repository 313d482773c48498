import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import {
  endpoints,
  errorStatus,
  merchantEndpoints,
  routes,
  takesKeyInUrl,
  type Route,
  type RouteInput,
  type Routes,
} from './index.ts';
import { createOpenApiDocument } from './openapi.ts';

const all = Object.entries(routes).flatMap(([topic, group]) =>
  Object.entries(group).map(([verb, route]) => ({ topic, verb, route: route as Route })),
);

describe('the route table', () => {
  it('has a route for every endpoint, and no other', () => {
    const verbsOf = (table: Record<string, object>) =>
      Object.fromEntries(Object.entries(table).map(([topic, group]) => [topic, Object.keys(group).sort()]));
    expect(verbsOf(routes)).toEqual(verbsOf({ ...endpoints, ...merchantEndpoints }));
    const secret = Object.entries(routes).filter(([, group]) =>
      Object.values(group).some((one: Route) => one.key === 'secret'),
    );
    expect(verbsOf(merchantEndpoints)).toEqual(verbsOf(Object.fromEntries(secret)));
  });

  it('never uses one method and path twice', () => {
    const seen = all.map(({ route }) => route.endpoint);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('names path parameters that are no field of the query or the body, because callers pass them together', () => {
    for (const { route } of all) {
      const params = [...route.endpoint.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
      const fields = Object.keys({ ...route.query?.shape, ...route.body?.shape });
      expect(
        fields.filter((field) => params.includes(field)),
        route.endpoint,
      ).toEqual([]);
    }
  });

  it('allows the publishable key in the URL of what everyone may read, and of nothing else', () => {
    for (const { route } of all) {
      const isOpen = route.key === 'publishable' && !route.token && route.endpoint.startsWith('GET ');
      expect(takesKeyInUrl(route.endpoint), route.endpoint).toBe(isOpen);
    }
  });

  it('keeps bodies off GET and DELETE, and queries off the rest except uploads', () => {
    for (const { route } of all) {
      if (/^(GET|DELETE)/.test(route.endpoint)) expect(route.body, route.endpoint).toBeUndefined();
      else if (!route.upload) expect(route.query, route.endpoint).toBeUndefined();
    }
  });

  it('opens admin paths with the secret key only', () => {
    for (const { route } of all) expect(route.key === 'secret').toBe(route.endpoint.includes('/v1/admin/'));
  });

  it('gives every error code an HTTP status of an error', () => {
    for (const status of Object.values(errorStatus)) expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('the input of a route', () => {
  it('is path parameters, query and body in one object', () => {
    const input: RouteInput<Routes['cart']['updateLine']> = { cartId: 'c', lineId: 'l', quantity: 2 };
    expect(input).toBeDefined();
    // @ts-expect-error quantity is missing
    const incomplete: RouteInput<Routes['cart']['updateLine']> = { cartId: 'c', lineId: 'l' };
    expect(incomplete).toBeDefined();
  });
});

describe('the OpenAPI document', () => {
  const document = createOpenApiDocument({ version: '1', serverUrl: 'http://127.0.0.1:4600' });

  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result).toEqual({ valid: true });
  });

  it('lists every status that the shape of a request can lead to', () => {
    const paths = document['paths'] as Record<
      string,
      Record<string, { responses: Record<string, { description: string }> }>
    >;
    for (const { route } of all) {
      const [method, path] = route.endpoint.split(' ') as [string, string];
      const { responses } = paths[path]![method.toLowerCase()]!;
      if (route.body) expect(responses['413']?.description, route.endpoint).toContain('payload_too_large');
      if (route.body) expect(responses['400']?.description, route.endpoint).toContain('invalid_json');
      if (path.includes('{')) expect(responses, route.endpoint).toHaveProperty('404');
      if (method !== 'GET' && route.key !== 'none')
        expect(responses['422']?.description, route.endpoint).toContain('idempotency_key_reused');
      if (route.key !== 'none') expect(responses['403']?.description, route.endpoint).toContain('key_not_permitted');
      for (const code of route.errors)
        expect(
          responses[errorStatus[code]]?.description.split(', ').filter((each) => each === code),
          route.endpoint,
        ).toEqual([code]);
    }
  });

  it('resolves every reference', () => {
    const text = JSON.stringify(document);
    const schemas = (document['components'] as { schemas: object }).schemas;
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id!);
    expect(references.length).toBeGreaterThan(50);
    for (const id of references) expect(schemas).toHaveProperty(id);
    expect(text).not.toContain('__shared');
  });
});
