import { routes } from '@smallshop/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { detectMedia } from './media-type.ts';

/** Files of which only the beginning is real. */
const fileOf = (hex: string, rest = '') => new Uint8Array(Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest)]));
const mp4 = fileOf('0000001c6674797069736f6d', 'a short film');
const webm = fileOf('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'another film');
const glb = fileOf('676c5446', 'a model');
const usdz = fileOf('504b03040a00000000000000000000000000000000000000000009000000', 'model.usdc and more');

describe('the type of a video or a model', () => {
  it('is that of its first bytes, whatever it is called', () => {
    const typeOf = (bytes: Uint8Array) => detectMedia(Buffer.concat([bytes, Buffer.alloc(256)]).subarray(0, 256));
    expect([mp4, webm, glb, usdz].map(typeOf)).toEqual(['mp4', 'webm', 'glb', 'usdz']);
    const others = [
      fileOf('0000001c6674797068656963'), // HEIC
      fileOf('0000001466747970717420200'), // QuickTime
      fileOf('1a45dfa3', 'matroska'),
      fileOf('504b03040a00000000000000000000000000000000000000000009000000', 'sheet.xml'),
      fileOf('', '<svg onload="alert(1)"/>'),
      fileOf(''),
    ];
    expect(others.map(typeOf)).toEqual(others.map(() => undefined));
  });
});

describe.each(testDatabases)('videos and 3D models of a product, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
    for (const handle of ['chair', 'stool'])
      await server.ok(routes.product.create, {
        handle,
        title: { en: handle },
        variants: [{ sku: handle, prices: { EUR: { amount: 9000, compareAtAmount: null } } }],
      });
  });
  afterAll(() => server.close());

  const upload = (file: Uint8Array, productId = 'chair') => server.call(routes.media.upload, { productId, file });
  const shown = async () =>
    (await server.ok(routes.catalog.getProduct, { handle: 'chair', country: 'DE', language: 'de' })).media!;

  it('are uploaded, described, and shown with their addresses; nothing of another host is loaded', async () => {
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'olive' } })
      .png()
      .toBuffer();
    const { images } = await server.ok(routes.image.upload, { productId: 'chair', file: new Uint8Array(picture) });
    for (const file of [mp4, glb]) expect((await upload(file)).status).toBe(200);
    expect((await upload(mp4)).problem).toMatchObject({ code: 'media_unusable' });
    expect((await upload(fileOf('', 'no film'))).problem).toMatchObject({ code: 'media_unusable' });
    const { media: withUsdz } = (await upload(usdz)).body!;
    const [video, model, second] = withUsdz!;
    if (video?.kind !== 'video' || model?.kind !== 'model' || second?.kind !== 'model') throw new Error('other kinds');
    const changed = await server.ok(routes.product.update, {
      productId: 'chair',
      media: [
        { kind: 'external_video', host: 'youtube', videoId: 'dQw4w9WgXcQ', alt: { en: 'How to build it' } },
        { ...video, poster: images[0]!.file, alt: { en: 'Around the chair', de: 'Um den Stuhl' } },
        { kind: 'model', files: [...model.files, ...second.files] },
      ],
    });
    expect(changed.media).toHaveLength(3);
    const media = await shown();
    expect(media).toMatchObject([
      {
        ...{ kind: 'external_video', poster: null, alt: 'How to build it' },
        url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
        embedUrl: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
      },
      {
        ...{ kind: 'video', alt: 'Um den Stuhl', poster: { id: images[0]!.id, width: 40 } },
        sources: [{ mimeType: 'video/mp4', size: mp4.length }],
      },
      { kind: 'model', sources: [{ mimeType: 'model/gltf-binary' }, { mimeType: 'model/vnd.usdz+zip' }] },
    ]);
    const { items } = await server.ok(routes.catalog.listProducts, { country: 'DE', limit: 100 });
    expect(items.find(({ handle }) => handle === 'chair')).not.toHaveProperty('media');
    if (media[1]?.kind !== 'video') throw new Error('no video');
    const { url } = media[1].sources[0]!;
    const whole = await server.app.request(url);
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(mp4);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const part = await server.app.request(url, { headers: { Range: 'bytes=-4' } });
    expect([part.status, await part.text()]).toEqual([206, 'film']);
    expect((await server.app.request(url, { headers: { Range: 'bytes=999-' } })).status).toBe(416);
    expect((await server.app.request(url, { headers: { 'If-None-Match': whole.headers.get('ETag')! } })).status).toBe(
      304,
    );
    expect((await server.app.request(url.replace('mp4', 'png'))).status).toBe(404);
    expect((await server.app.request('/media/files/..%2f..%2fetc%2fpasswd')).status).toBe(404);
  });

  it('are refused with the field and the fix, and others of the product stay', async () => {
    const { media } = await server.ok(routes.product.get, { productId: 'chair' });
    const update = (productId: string, list: unknown[]) =>
      server.call(routes.product.update, { productId, media: list as NonNullable<typeof media> });
    const external = { kind: 'external_video', host: 'vimeo', videoId: '76979871' };
    for (const [productId, list, field] of [
      ['chair', [{ ...external, videoId: 'x' }], 'media.0.videoId'],
      ['chair', [external, { ...external, poster: 'other.png' }], 'media.1.poster'],
      // The file of another product.
      ['stool', [media![2]], 'media.0'],
      ['chair', [{ kind: 'model', files: [] }], 'media.0.files'],
    ] as const)
      expect((await update(productId, [...list])).problem).toMatchObject({ code: 'invalid_request', field });
    expect((await server.ok(routes.product.get, { productId: 'chair' })).media).toEqual(media);
    await server.ok(routes.product.update, { productId: 'chair', media: null });
    expect(await shown()).toBeUndefined();
    expect((await upload(webm)).body?.media).toMatchObject([{ kind: 'video', size: webm.length }]);
  });
});
