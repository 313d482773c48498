import { routes } from '@smallshop/contract';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { storeOriginal } from './originals.ts';
import { createRenditions } from './renditions.ts';
import { widthsOf } from './sizes.ts';

describe('pictures', () => {
  let server: TestServer;
  let template: string;
  beforeAll(async () => {
    server = await createTestServer();
    const teapot = await server.ok(routes.catalog.getProduct, { handle: 'celadon-teapot', country: 'US' });
    template = teapot.images[0]!.template;
  });
  afterAll(() => server.close());

  const get = (width: number | string, format: string, headers: Record<string, string> = {}) =>
    server.app.request(template.replace('{width}', String(width)).replace('{format}', format), { headers });

  it.each([
    ['webp', 'webp'],
    ['avif', 'heif'],
  ])('come as %s in a listed width, to be kept for good by any page', async (format, detected) => {
    const response = await get(320, format);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(`image/${format}`);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({
      format: detected,
      width: 320,
      height: 240,
    });
  });

  it.each([
    [321, 'webp'],
    [1280, 'webp'],
    [320, 'png'],
    ['320x', 'webp'],
    ['../320', 'webp'],
    [320, 'webp/..'],
    [99999, 'avif'],
  ])('do not exist as %s.%s, so that requests cannot fill the disk', async (width, format) => {
    expect((await get(width, format)).status).toBe(404);
  });

  it('do not exist under an unknown id', async () => {
    expect((await server.app.request('/media/img_nothing/320.webp')).status).toBe(404);
  });

  it('are not sent again to who has them', async () => {
    const etag = (await get(160, 'webp')).headers.get('ETag')!;
    expect((await get(160, 'webp', { 'If-None-Match': etag })).status).toBe(304);
  });

  it('are made once when many ask at the same time, and then read from the disk', async () => {
    const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const { file } = await storeOriginal(server.deps.dataDir, bytes);
    const renditions = createRenditions(server.deps.dataDir);
    const all = await Promise.all(Array.from({ length: 10 }, () => renditions.get(file, 160, 'webp')));
    expect(new Set(all).size).toBe(1);
    const folder = join(server.deps.dataDir, 'renditions', file);
    expect(await readdir(folder)).toEqual(['160.webp']);
    expect(await createRenditions(server.deps.dataDir).get(file, 160, 'webp')).toEqual(all[0]);
  });

  it('are kept once however often they come, and only when they are pictures', async () => {
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'blue' } })
      .jpeg()
      .toBuffer();
    const first = await storeOriginal(server.deps.dataDir, bytes);
    expect(first).toMatchObject({ width: 30, height: 20 });
    expect(await storeOriginal(server.deps.dataDir, bytes)).toEqual(first);
    await expect(storeOriginal(server.deps.dataDir, Buffer.from('<html>'))).rejects.toThrow();
    await expect(
      storeOriginal(server.deps.dataDir, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    ).rejects.toThrow(/svg/);
  });

  it('are never offered wider than they are', () => {
    expect(widthsOf(700)).toEqual([160, 320, 480, 640]);
    expect(widthsOf(100)).toEqual([100]);
  });
});
