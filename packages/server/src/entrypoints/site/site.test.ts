import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

describe('the website and the browser build', () => {
  let server: TestServer;
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smallshop-site-'));
    const files = {
      'secret.txt': 'secret',
      'site/index.html': '<h1>Home</h1>',
      'site/about.html': '<h1>About</h1>',
      'site/zh/index.html': '<h1>首页</h1>',
      'site/zh/products/mug/index.html': '<h1>杯</h1>',
      'site/404.html': '<h1>Not here</h1>',
      'site/.hidden': 'secret',
      'site/style.css': 'body{}',
      'cdn/smallshop.js': 'console.log(1);'.repeat(100),
      'cdn/cart-Bx12_fA9.js': 'export {}',
      'cdn/cart-elements.js': 'export {}',
      'cdn/sri.json': '{}',
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(dir, name, '..'), { recursive: true });
      await writeFile(join(dir, name), text);
    }
    await symlink(join(dir, 'secret.txt'), join(dir, 'site', 'link.txt'));
    server = await createTestServer({ deps: { siteDir: join(dir, 'site'), cdnDir: join(dir, 'cdn') } });
  });
  afterAll(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    server.app.request(new Request(`http://shop.test${path}`, { headers }));

  it('redirects the page of a product from a handle that it had before', async () => {
    await server.db.execute(sql`update products set handle = 'mug' where handle = 'tea-cup'`);
    const response = await get('/zh/products/tea-cup/?from=mail');
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe('/zh/products/mug/?from=mail');
    for (const path of ['/products/tea-cup/', '/zh/products/unknown/', '/zh/products/%E0%A4%A/'])
      expect((await get(path)).status, path).toBe(404);
  });

  it.each([
    ['/', 'Home'],
    ['/about', 'About'],
    ['/about.html', 'About'],
    ['/zh/', '首页'],
    ['/style.css', 'body{}'],
  ])('answers %s', async (path, text) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(text);
  });

  it('answers HEAD with the headers of the page and nothing else', async () => {
    const response = await server.app.request('http://shop.test/', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  });

  it('leads a folder without its slash to the one with it', async () => {
    const response = await get('/zh?a=1');
    expect([response.status, response.headers.get('Location')]).toEqual([301, '/zh/?a=1']);
    expect((await get('//evil.example/..')).headers.get('Location')).toBeNull();
  });

  it('puts every page under a policy without exceptions', async () => {
    for (const path of ['/', '/about', '/nothing']) {
      const { headers } = await get(path, { Accept: 'text/html' });
      const policy = headers.get('Content-Security-Policy')!;
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toMatch(/https?:|\*|data:/);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin');
    }
  });

  it('allows Stripe on pages where it takes payments, and no other origin', async () => {
    const shop = await createTestServer({ deps: { siteDir: join(dir, 'site'), payments: ['stripe', 'test'] } });
    const { headers } = await shop.app.request('http://shop.test/', { headers: { Accept: 'text/html' } });
    const policy = headers.get('Content-Security-Policy')!;
    expect(policy.split('; ').filter((rule) => rule.includes('https:'))).toEqual([
      "script-src 'self' https://js.stripe.com https://*.js.stripe.com",
      "frame-src 'self' https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
      "connect-src 'self' https://api.stripe.com",
    ]);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin-allow-popups');
    await shop.close();
  });

  it('shows people the site’s own page for what is not there, and programs a problem', async () => {
    const page = await get('/nothing', { Accept: 'text/html' });
    expect([page.status, await page.text()]).toEqual([404, '<h1>Not here</h1>']);
    const problem = await get('/nothing', { Accept: 'application/json' });
    expect(await problem.json()).toMatchObject({ status: 404, code: 'not_found' });
    expect(await (await get('/v1/nothing', { Accept: 'text/html' })).json()).toMatchObject({ code: 'not_found' });
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/zh/%2e%2e/%2e%2e/secret.txt',
    '/.hidden',
    '/link.txt',
    '/style.css%00.html',
    '/%',
    '/cdn/../secret.txt',
    '/cdn/..%2fsecret.txt',
    '/cdn/%2e%2e/site/style.css',
  ])('never leaves its folder: %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toBe('secret');
  });

  it('keeps hashed chunks for good and the loader for minutes, for pages of any origin', async () => {
    const cache = async (path: string) => (await get(path)).headers.get('Cache-Control');
    expect(await cache('/cdn/cart-Bx12_fA9.js')).toBe('public, max-age=31536000, immutable');
    expect(await cache('/cdn/smallshop.js')).toBe('public, max-age=300, stale-while-revalidate=86400');
    expect(await cache('/cdn/cart-elements.js')).toContain('max-age=300');
    expect(await cache('/')).toBe('no-cache');
    const loader = await get('/cdn/smallshop.js');
    expect(loader.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(loader.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect((await get('/cdn/smallshop.js', { 'If-None-Match': loader.headers.get('ETag')! })).status).toBe(304);
  });

  it('sends text compressed to who can read it', async () => {
    const response = await get('/cdn/smallshop.js', { 'Accept-Encoding': 'gzip, br' });
    expect(response.headers.get('Content-Encoding')).toBe('br');
    expect(response.headers.get('Vary')).toBe('Accept-Encoding');
    const ETag = response.headers.get('ETag')!;
    expect(ETag).toMatch(/^W\/"/);
    expect((await get('/cdn/smallshop.js', { 'Accept-Encoding': 'br', 'If-None-Match': ETag })).status).toBe(304);
    expect(brotliDecompressSync(await response.arrayBuffer()).toString()).toContain('console.log');
    expect(
      (await get('/cdn/smallshop.js', { 'Accept-Encoding': 'br;q=0' })).headers.get('Content-Encoding'),
    ).toBeNull();
  });

  it('shows a file anew once it changed', async () => {
    await get('/style.css');
    await writeFile(join(dir, 'site', 'style.css'), 'body{color:red}');
    expect(await (await get('/style.css')).text()).toBe('body{color:red}');
  });

  it('lets its own pages use the key', async () => {
    const answer = (origin: string) =>
      get('/v1/store', { Authorization: `Bearer ${server.publishableKey}`, Origin: origin });
    expect((await answer('http://shop.test')).status).toBe(200);
    expect((await answer('http://other.test')).status).toBe(403);
  });
});
