import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitizeDescription, summaryOf } from './sanitize.ts';

describe('a merchant’s description', () => {
  it.each([
    ['<p>Warm</p><script>alert(1)</script>', '<p>Warm</p>'],
    ['<p onclick="x()" style="color:red" class="a">Warm</p>', '<p>Warm</p>'],
    ['<a href="javascript:alert(1)">x</a>', '<a rel="noopener nofollow">x</a>'],
    [
      '<a href="https://a.example" target="_blank" rel="Sponsored opener ugc ugc">x</a>',
      '<a href="https://a.example" rel="noopener nofollow sponsored ugc" target="_blank">x</a>',
    ],
    ['<a href="https://a.example" target="_top">x</a>', '<a href="https://a.example" rel="noopener nofollow">x</a>'],
    ['<img src="https://tracker.example/x.gif"><iframe src="https://a.example"></iframe>', ''],
    ['<h1>Big</h1>', '<h2>Big</h2>'],
    ['<svg><style><img src=x onerror=alert(1)></style></svg>', ''],
    ['<p lang="ar" dir="rtl">شاي</p>', '<p lang="ar" dir="rtl">شاي</p>'],
  ])('keeps words and drops what runs or loads: %s', (html, clean) => {
    expect(sanitizeDescription(html)).toBe(clean);
  });

  it('stays the same when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string(), (html) => {
        const clean = sanitizeDescription(html);
        expect(sanitizeDescription(clean)).toBe(clean);
      }),
    );
  });

  it('is summed up in plain words', () => {
    expect(summaryOf('<p>Salt &amp; pepper</p><ul><li>One</li><li>Two</li></ul>')).toBe('Salt & pepper One Two');
    expect(summaryOf('Tea<br>Cup &lt;3')).toBe('Tea Cup <3');
  });

  it.each(['<br ', '<p>x</p>', '<', '&lt;', '</p ', '<div>'])(
    'is summed up in time that grows with its length: %s many times',
    (part) => {
      const start = performance.now();
      summaryOf(part.repeat(500_000));
      // Quadratic time would be many minutes.
      expect(performance.now() - start).toBeLessThan(30_000);
    },
  );

  it('is cut at 300 characters between words, or anywhere in a script without spaces', () => {
    const english = summaryOf('word '.repeat(100));
    expect(english.length).toBeLessThanOrEqual(300);
    expect(english).toMatch(/word…$/);
    expect(summaryOf('茶'.repeat(400))).toHaveLength(300);
    expect(summaryOf(`${'a'.repeat(298)}🫖🫖`)).not.toMatch(/[\uD800-\uDBFF]…$/);
  });
});
