import fc from 'fast-check';

/** The part of JSON Schema 2020-12 that the API's document uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  propertyNames?: JsonSchema;
  additionalProperties?: boolean | JsonSchema;
}

/** A value for a field by its name, such as an id that an earlier response had. */
export type FieldValue = (name: string) => fc.Arbitrary<unknown> | undefined;

/** Makes arbitraries of schemas. `refs` are the components; `known` has the fields that need a real value. */
export function createSchemaArbitrary(refs: Record<string, JsonSchema>, known: FieldValue) {
  const made = new Map<JsonSchema, fc.Arbitrary<unknown>>();

  function field(name: string, schema: JsonSchema): fc.Arbitrary<unknown> {
    const value = known(name);
    const generated = of(schema);
    return value ? fc.oneof({ arbitrary: value, weight: 7 }, { arbitrary: generated, weight: 1 }) : generated;
  }

  function of(schema: JsonSchema): fc.Arbitrary<unknown> {
    const before = made.get(schema);
    if (before) return before;
    const arbitrary = make(schema);
    made.set(schema, arbitrary);
    return arbitrary;
  }

  function make(schema: JsonSchema): fc.Arbitrary<unknown> {
    if (schema.$ref) return of(refs[schema.$ref.split('/').at(-1)!]!);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map(of));
    switch (schema.type) {
      case 'string':
        return text(schema);
      case 'integer':
        return integer(schema);
      case 'number':
        return fc.double({ noNaN: true, noDefaultInfinity: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        return fc.array(of(schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
        });
      case 'object':
        return object(schema);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  function object({ properties = {}, required = [], propertyNames, additionalProperties }: JsonSchema) {
    if (typeof additionalProperties === 'object')
      return fc.dictionary(
        propertyNames ? (of(propertyNames) as fc.Arbitrary<string>) : fc.string({ maxLength: 10 }),
        of(additionalProperties),
        { maxKeys: 3 },
      );
    const fields = Object.entries(properties).map(([name, schema]) => [name, field(name, schema)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true }).map(withOneName);
  }

  return { of, field };
}

/** A variant is named by its id or by its SKU, never by both. */
function withOneName({ variantId, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return variantId === undefined || rest['sku'] !== undefined ? rest : { variantId, ...rest };
}

function text({ pattern, format, minLength = 0, maxLength = Infinity }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === 'date-time')
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (pattern !== undefined) return matching(pattern, minLength, maxLength);
  return fc.oneof(
    { weight: 20, arbitrary: fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 20)) }) },
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 20) }) },
    // The longest one that is allowed.
    { weight: 1, arbitrary: fc.constant('x'.repeat(Math.max(minLength, Math.min(maxLength, 3000)))) },
  );
}

/** fast-check generates no lookaround: it is left out, and what does not match is dropped. */
function matching(pattern: string, minLength: number, maxLength: number): fc.Arbitrary<unknown> {
  const regex = new RegExp(pattern);
  const plain = pattern.replaceAll(/\(\?<?[=!](?:[^()]|\([^()]*\))*\)/g, '');
  return fc
    .stringMatching(new RegExp(plain))
    .filter((value) => regex.test(value) && value.length <= maxLength)
    .map((value) => (value.length < minLength ? value.repeat(Math.ceil(minLength / value.length)) : value));
}

function integer({ minimum = -1000, maximum = 1000 }: JsonSchema): fc.Arbitrary<unknown> {
  const max = Math.min(maximum, Number.MAX_SAFE_INTEGER);
  const min = Math.max(minimum, Number.MIN_SAFE_INTEGER);
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min, max: Math.max(min, Math.min(max, min + 20)) }) },
    { weight: 1, arbitrary: fc.maxSafeInteger().map((value) => min + (Math.abs(value) % (max - min + 1))) },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
  );
}
