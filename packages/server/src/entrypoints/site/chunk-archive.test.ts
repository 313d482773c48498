import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { archiveChunks, chunkArchiveOf } from './chunk-archive.ts';

describe('the browser build after a release', () => {
  let server: TestServer;
  let dir: string;
  const cdnDir = () => join(dir, 'build');
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smallshop-chunks-'));
    server = await createTestServer({ deps: { cdnDir: cdnDir(), dataDir: dir } });
  });
  afterAll(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });

  async function release(files: Record<string, string>, day: string) {
    await rm(cdnDir(), { recursive: true, force: true });
    await mkdir(cdnDir());
    for (const [name, text] of Object.entries(files)) await writeFile(join(cdnDir(), name), text);
    await archiveChunks({ cdnDir: cdnDir(), archiveDir: chunkArchiveOf(dir), now: new Date(day) });
  }
  const get = (path: string) => server.app.request(new Request(`http://shop.test${path}`));

  it('still has the chunks of the build before, for 30 days after they were replaced', async () => {
    await release({ 'smallshop.js': 'one', 'cart-Aa11_fA9.js': 'old cart' }, '2026-01-01');
    await release({ 'smallshop.js': 'two', 'cart-Bb22_fA9.js': 'new cart' }, '2026-06-01');
    expect(await (await get('/cdn/cart-Aa11_fA9.js')).text()).toBe('old cart');
    expect(await (await get('/cdn/cart-Bb22_fA9.js')).text()).toBe('new cart');
    expect(await (await get('/cdn/smallshop.js')).text()).toBe('two');
    await release({ 'smallshop.js': 'three', 'cart-Cc33_fA9.js': 'newest cart' }, '2026-06-30');
    expect((await get('/cdn/cart-Aa11_fA9.js')).status).toBe(200);
    await release({ 'smallshop.js': 'three', 'cart-Cc33_fA9.js': 'newest cart' }, '2026-07-02');
    expect((await get('/cdn/cart-Aa11_fA9.js')).status).toBe(404);
    expect((await get('/cdn/cart-Bb22_fA9.js')).status).toBe(200);
  });

  it('keeps a chunk that a later build brings back', async () => {
    await release({ 'cart-Dd44_fA9.js': 'cart' }, '2026-08-01');
    await release({ 'cart-Ee55_fA9.js': 'cart' }, '2026-08-02');
    await release({ 'cart-Dd44_fA9.js': 'cart' }, '2026-10-01');
    await release({ 'cart-Ff66_fA9.js': 'cart' }, '2026-10-02');
    await release({ 'cart-Ff66_fA9.js': 'cart' }, '2026-10-03');
    expect((await get('/cdn/cart-Dd44_fA9.js')).status).toBe(200);
  });

  it.each([
    '/cdn/cart-Zz99_fA9.js',
    '/cdn/../secret',
    '/cdn/retired.json',
    '/media/none/100.webp',
    '/v1/nothing',
    '/v1/products',
  ])('lets a page of any origin read a refusal of %s, and caches none', async (path) => {
    const response = await get(path);
    expect(response.status).toBeGreaterThanOrEqual(400);
    if (!path.includes('..')) expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Cache-Control') ?? 'no-store').toBe('no-store');
  });
});
