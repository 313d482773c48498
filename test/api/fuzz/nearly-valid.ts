import fc from 'fast-check';

/** What a client with a bug, or an attacker, sends in the place of a value. */
const oddValues: fc.Arbitrary<unknown> = fc.constantFrom(
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e300,
  true,
  [],
  {},
  [[[]]],
  '\0',
  '\uD800',
  '\u202Eabc',
  '%00',
  "'; drop table orders; --",
  '../../etc/passwd',
  '💐'.repeat(200),
  'x'.repeat(10_001),
  '2026-02-30T00:00:00Z',
  '-1',
  'NaN',
  { amount: 1 },
  { amount: 2 ** 52, currency: 'ZZZ' },
  ['EUR', 'EUR', ''],
);

type Path = (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return at.length > 0 ? [at, ...inner] : inner;
}

/** A valid body with one defect: a value replaced, a field left out or added, a list that repeats itself. */
export function withOneDefect(body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(body, fc.nat(), fc.constantFrom('replace', 'replace', 'omit', 'add', 'repeat'), oddValues)
    .map(([valid, n, defect, odd]) => {
      const changed = structuredClone(valid) as Record<string | number, unknown>;
      const paths = pathsOf(changed);
      if (defect === 'add' || paths.length === 0) return { ...changed, [n % 2 ? 'unknownField' : '__proto__x']: odd };
      const path = paths[n % paths.length]!;
      let parent = changed;
      for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
      const last = path.at(-1)!;
      if (defect === 'omit') delete parent[last];
      else if (defect === 'repeat' && Array.isArray(parent[last]))
        parent[last] = Array.from({ length: 120 }, () => (parent[last] as unknown[])[0] ?? odd);
      else parent[last] = odd;
      return changed;
    });
}

/** A body that is no object, or no JSON. */
export const brokenBodies = fc.constantFrom(
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"a":1e999}',
  '\u0000',
  '{"a":"\\ud800"}',
);

/** Path parameters that name nothing. */
export const oddSegments = fc.oneof(
  fc.constantFrom('0', 'null', '%00', '%', '%E0%A4%A', 'x'.repeat(500), '💐', "'", '%2F', 'constructor', '-1'),
  fc
    .string({ minLength: 1, maxLength: 12 })
    .map((text) => encodeURIComponent(text.replaceAll('.', '_').toWellFormed())),
);

export const oddQueryValues = fc.oneof(
  fc.constantFrom('', '0', '-1', '1e3', 'NaN', 'true', '\0', '💐', '9'.repeat(30), 'x'.repeat(3000), 'null'),
  fc.string({ maxLength: 20 }),
);
