import { describe, expect, it } from 'vitest';
import { parseOrigin, rulesFor } from './origin.ts';

describe('an origin', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['https://shop.example/', 'https://shop.example'],
    ['HTTPS://Shop.Example', 'https://shop.example'],
    ['https://shop.example:443', 'https://shop.example'],
    ['https://shop.example:8443', 'https://shop.example:8443'],
    ['http://localhost:*', 'http://localhost:*'],
    ['http://[::1]:5173', 'http://[::1]:5173'],
    ['http://127.0.0.1:*', 'http://127.0.0.1:*'],
    ['http://[::1]:*', 'http://[::1]:*'],
    ['https://shop.localhost:*', 'https://shop.localhost:*'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is kept as %s, which is what browsers send', (text, origin) => {
    expect(parseOrigin(text)).toBe(origin);
  });

  it.each([
    'shop.example',
    'https://shop.example/path',
    'https://shop.example?x',
    'https://shop.example#x',
    'https://u:p@shop.example',
    'https://*.shop.example',
    '*',
    'null',
    'ftp://shop.example',
    'https://',
    'https://shop.example:8443:*',
    'https://shop.example:*',
    'http://192.168.1.5:*',
    'http://localhost.example:*',
    'http://127.0.0.1.example:*',
    'https:shop.example',
    'https://shop.example\\x',
    '',
    'javascript:alert(1)',
    ' https://shop.example',
  ])('%o is none', (text) => {
    expect(parseOrigin(text)).toBeNull();
  });

  it.each([
    ['http://localhost:8000', ['http://localhost:8000', 'http://localhost:*']],
    ['http://localhost', ['http://localhost', 'http://localhost:*']],
    ['http://127.0.0.1:8000', ['http://127.0.0.1:8000', 'http://127.0.0.1:*']],
    ['http://[::1]:8000', ['http://[::1]:8000', 'http://[::1]:*']],
    ['https://shop.example:8443', ['https://shop.example:8443']],
    ['null', ['null']],
  ])('%s is allowed by %o', (origin, rules) => {
    expect(rulesFor(origin)).toEqual(rules);
  });
});
