import { describe, expect, it } from 'vitest';
import { parseOrigin } from './origin.ts';

describe('an origin', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['https://shop.example/', 'https://shop.example'],
    ['HTTPS://Shop.Example', 'https://shop.example'],
    ['https://shop.example:443', 'https://shop.example'],
    ['https://shop.example:8443', 'https://shop.example:8443'],
    ['http://localhost:*', 'http://localhost:*'],
    ['http://[::1]:5173', 'http://[::1]:5173'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is kept as %s, which is what browsers send', (text, origin) => {
    expect(parseOrigin(text)).toBe(origin);
  });

  it.each([
    'shop.example', 'https://shop.example/path', 'https://shop.example?x', 'https://shop.example#x', 'https://u:p@shop.example', 'https://*.shop.example', '*',
    'null', 'ftp://shop.example', 'https://', 'https://shop.example:8443:*', 'https:shop.example', 'https://shop.example\\x', '', 'javascript:alert(1)', ' https://shop.example',
  ])('%o is none', (text) => {
    expect(parseOrigin(text)).toBeNull();
  });
});
