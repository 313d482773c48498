import { expect, it } from 'vitest';
import { jsonLines } from './json-lines.ts';

it('lines of JSON end at a line feed, and nowhere else', async () => {
  const text = '{"a":"x\u2028y\u2029z\u0085"}\r\n\n{"b":"茶🍵"}\n{"c":1}';
  const bytes = new TextEncoder().encode(text);
  const expected = ['{"a":"x\u2028y\u2029z\u0085"}', '', '{"b":"茶🍵"}', '{"c":1}'];
  // In parts that end within a character, too.
  for (const size of [1, 3, 1000]) {
    async function* parts() {
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    }
    const lines: string[] = [];
    for await (const line of jsonLines(parts())) lines.push(line);
    expect(lines).toEqual(expected);
  }
});
