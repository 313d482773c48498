import fc from 'fast-check';
import type { KnownValues } from './known-values.ts';
import { brokenBodies, oddQueryValues, oddSegments, withOneDefect } from './nearly-valid.ts';
import type { Operation, Parameter } from './operations.ts';
import type { createSchemaArbitrary } from './schema-arbitrary.ts';

export interface FuzzRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** What is wrong with a request. Most have no defect: only they get past the validation. */
const defects = fc.oneof(
  { weight: 12, arbitrary: fc.constant('none' as const) },
  { weight: 5, arbitrary: fc.constant('value' as const) },
  { weight: 1, arbitrary: fc.constantFrom('body', 'path', 'key', 'token', 'version', 'origin') },
);

interface Keys {
  publishable: string;
  secret: string;
}

/** Makes requests of an operation: half valid, half with one defect. */
export function createRequestArbitrary(
  schemas: ReturnType<typeof createSchemaArbitrary>,
  known: KnownValues,
  keys: Keys,
): (operation: Operation) => fc.Arbitrary<FuzzRequest> {
  const made = new Map<string, fc.Arbitrary<FuzzRequest>>();
  return (operation) => {
    const one = made.get(operation.operationId) ?? make(operation);
    made.set(operation.operationId, one);
    return one;
  };

  function make(operation: Operation): fc.Arbitrary<FuzzRequest> {
    const of = (place: Parameter['in']) => operation.parameters.filter((one) => one.in === place);
    const segments = of('path').map(({ name }) => known.pathValue(name));
    const queries = of('query').map(({ name, schema }) =>
      fc.tuple(fc.constant(name), fc.oneof({ weight: 5, arbitrary: schemas.field(name, schema) }, oddQueryValues)),
    );
    const body = operation.body ? schemas.of(operation.body) : fc.constant(undefined);
    return fc
      .record({
        defect: defects,
        segments: fc.tuple(...segments),
        query: fc.tuple(...queries.map((one) => fc.option(one, { freq: 1 }))),
        body,
        defectiveBody: operation.body ? withOneDefect(body) : body,
        brokenBody: brokenBodies,
        oddSegment: oddSegments,
        isRelated: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
        wrongKey: fc.constantFrom('', 'pk_of_nobody', 'sk_of_nobody', keys.secret, keys.publishable, 'x y'),
        wrongToken: fc.constantFrom('', 'x', 'ünicode', 'x'.repeat(2000)),
        ifMatch: fc.option(fc.constantFrom('"1"', '"2"', '"3"', '*', '"999"'), { freq: 4 }),
        wrongVersion: fc.constantFrom('', 'abc', '"-1"', '"99999999999"', '""'),
        idempotencyKey: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'x'.repeat(255), 'x'.repeat(256)), { freq: 12 }),
        origin: fc.constantFrom('null', 'https://elsewhere.example', 'https://page.example', 'nonsense'),
        language: fc.option(fc.constantFrom('de', '*', 'x;;q=9', 'zh-Hans-CN,en;q=0.1'), { freq: 3 }),
      })
      .map((drawn) => {
        const { defect } = drawn;
        const names = of('path').map(({ name }) => name);
        const values = drawn.segments.map(String);
        // Mostly a line of the cart, or a variant of the product, that the first segment names.
        const child = values.length > 1 && drawn.isRelated ? known.childOf(values[0]!, names[1]!) : undefined;
        if (child) values[1] = child;
        const texts = values.map((value) => encodeURIComponent(value));
        if (defect === 'path' && texts.length > 0) texts[texts.length - 1] = drawn.oddSegment;
        let at = 0;
        const path = operation.path.replaceAll(/\{\w+\}/g, () => texts[at++]!);
        const sent = defect === 'value' ? drawn.defectiveBody : withTotal(drawn.body, known.totalOf(values[0] ?? ''));
        const headers: Record<string, string> = {};
        const key = defect === 'key' ? drawn.wrongKey : operation.key === 'none' ? '' : keys[operation.key];
        if (key) headers['Authorization'] = `Bearer ${key}`;
        const tokenName = of('header').find(({ name }) => name.endsWith('-Token'))?.name;
        const ids = [...values, (drawn.body as { cartId?: unknown } | undefined)?.cartId];
        const token = ids.map((id) => known.tokenOf(String(id))).find((one) => one !== undefined) ?? 'unknown';
        if (tokenName) headers[tokenName] = defect === 'token' ? encodeURI(drawn.wrongToken) : token;
        if (defect === 'version') headers['If-Match'] = drawn.wrongVersion;
        else if (drawn.ifMatch && of('header').some(({ name }) => name === 'If-Match'))
          headers['If-Match'] = drawn.ifMatch;
        if (drawn.idempotencyKey && operation.method !== 'GET') headers['Idempotency-Key'] = drawn.idempotencyKey;
        if (defect === 'origin') headers['Origin'] = drawn.origin;
        if (drawn.language) headers['Accept-Language'] = drawn.language;
        if (operation.body) headers['Content-Type'] = 'application/json';
        return {
          method: operation.method,
          path: `${path}${queryText(drawn.query)}`,
          headers,
          body: !operation.body ? undefined : defect === 'body' ? drawn.brokenBody : JSON.stringify(sent),
        };
      });
  }
}

/** A checkout is only completed with the total that it has. */
function withTotal(body: unknown, total: unknown): unknown {
  if (total === undefined || typeof body !== 'object' || body === null || !('expectedTotal' in body)) return body;
  return { ...body, expectedTotal: total, expectedAmountDue: undefined };
}

function queryText(query: readonly ([string, unknown] | null)[]): string {
  const pairs = query
    .filter((pair) => pair !== null)
    .flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}
