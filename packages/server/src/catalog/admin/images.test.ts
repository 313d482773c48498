import { routes, type AdminProduct, type Problem } from '@smallshop/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GuardedFetchError } from '../../platform/guarded-fetch/guarded-fetch-error.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

describe.each(testDatabases)('pictures, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  const { product: products, image: api } = routes;
  const productId = 'tea-cup';
  const paint = (background: string, width = 400) =>
    sharp({ create: { width, height: 300, channels: 3, background } })
      .jpeg()
      .toBuffer();
  let web: Buffer;
  beforeAll(async () => {
    web = await paint('navy');
    const fetchOutside = async (url: string) => {
      if (!url.startsWith('https://pics.example/')) throw new GuardedFetchError('address_not_public', 'it is private');
      const status = url.endsWith('/a.jpg') ? 200 : 404;
      return { url, status, headers: new Headers(), bytes: new Uint8Array(web) };
    };
    server = await createTestServer({ database, deps: { fetchOutside } });
  }, 60_000);
  afterAll(() => server.close());

  const send = async (bytes: BodyInit, path = productId, key = server.secretKey, more: Record<string, string> = {}) => {
    const url = `http://shop.test/v1/admin/products/${path}/images/upload`;
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'image/jpeg', ...more };
    const response = await server.app.request(url, { method: 'POST', headers, body: bytes });
    return { status: response.status, body: (await response.json()) as AdminProduct & Problem };
  };
  const upload = (bytes: Buffer) =>
    send(new Uint8Array(bytes), productId, server.secretKey, { 'Idempotency-Key': 'upload-1' });
  const inShop = async () => (await server.ok(routes.catalog.getProduct, { handle: productId, country: 'US' })).images;

  it('are uploaded, loaded from an address, described, put in order and deleted', async () => {
    const before = await server.ok(products.get, { productId });
    const red = await paint('red');
    const { status, body } = await upload(red);
    expect(status).toBe(200);
    const image = body.images.at(-1)!;
    expect(image).toMatchObject({ width: 400, height: 300, alt: {}, source: 'upload' });
    expect(image.placeholder).toMatch(/^data:image\/webp;base64,[\w+/=]{20,600}$/);
    expect(body).toMatchObject({ version: before.version + 1, images: [...before.images, { id: image.id }] });
    expect((await server.app.request(image.url)).status).toBe(200);
    // The answer of a request that is repeated is the first one.
    expect((await upload(red)).body).toEqual(body);
    const added = await server.ok(api.add, {
      ...{ productId, url: 'https://pics.example/a.jpg', alt: { en: 'Navy' }, position: 0 },
    });
    expect(added.images.map(({ id }) => id).slice(1)).toEqual(body.images.map(({ id }) => id));
    expect(added.images[0]).toMatchObject({ alt: { en: 'Navy' }, source: 'https://pics.example/a.jpg' });
    const moved = await server.ok(api.update, {
      ...{ productId, imageId: image.id, alt: { en: 'Red', de: 'Rot' }, focalPoint: { x: 0.25, y: 1 }, position: 0 },
    });
    expect(moved.images[0]).toEqual({ ...image, alt: { en: 'Red', de: 'Rot' }, focalPoint: { x: 0.25, y: 1 } });
    expect(moved.variants.map(({ image: nth }) => nth)).toEqual(
      before.variants.map(({ image: nth }) => (nth === null ? null : nth + 2)),
    );
    const [shown] = await inShop();
    expect(shown).toMatchObject({ alt: 'Red', focalPoint: { x: 0.25, y: 1 }, placeholder: image.placeholder });
    const { items } = await server.ok(routes.catalog.listProducts, { country: 'US', limit: 100 });
    const listed = items.find(({ handle }) => handle === productId)!.images[0]!;
    expect(listed.focalPoint).toEqual({ x: 0.25, y: 1 });
    expect(listed).not.toHaveProperty('placeholder');
    // A change of other fields keeps what belongs to a picture.
    expect((await server.ok(products.update, { productId, vendor: 'Kiln' })).images).toEqual(moved.images);
    for (const imageId of [image.id, added.images[0]!.id]) await server.ok(api.remove, { productId, imageId });
    expect((await server.ok(products.get, { productId })).images).toEqual(before.images);
  });

  it('are set, described and deleted for a collection too', async () => {
    const { collection: collections } = routes;
    const collectionId = 'everyday';
    const shown = async () =>
      (await server.ok(routes.catalog.getCollection, { handle: collectionId, country: 'US' })).image;
    const before = await server.ok(collections.get, { collectionId });
    const url = 'https://pics.example/a.jpg';
    const set = await server.ok(collections.setImage, {
      ...{ collectionId, url, alt: { en: 'Navy' }, focalPoint: { x: 0, y: 0.5 } },
    });
    expect(set).toEqual({ ...before, image: set.image });
    expect(set.image).toMatchObject({ alt: { en: 'Navy' }, source: url, width: 400, height: 300 });
    expect(await shown()).toMatchObject({ alt: 'Navy', focalPoint: { x: 0, y: 0.5 } });
    expect((await server.app.request(set.image!.url)).status).toBe(200);
    const patch = { collectionId, alt: { en: 'Sea', de: 'Meer' }, focalPoint: null };
    const described = await server.ok(collections.updateImage, patch);
    const { focalPoint: _focalPoint, ...rest } = set.image!;
    expect(described.image).toEqual({ ...rest, alt: patch.alt });
    expect(await shown()).toMatchObject({ alt: 'Sea' });
    // A change of other fields keeps the picture; another picture takes its place.
    expect((await server.ok(collections.update, { collectionId, sortOrder: 'manual' })).image).toEqual(described.image);
    const file = new Uint8Array(await paint('olive'));
    const replaced = await server.ok(collections.uploadImage, { collectionId, file });
    expect(replaced.image).toMatchObject({ source: 'upload', alt: {} });
    expect(replaced.image!.id).not.toBe(described.image!.id);
    expect((await server.app.request(described.image!.url)).status).toBe(404);

    const unusable = await server.call(collections.uploadImage, {
      collectionId,
      file: new TextEncoder().encode('<svg/>'),
    });
    expect(unusable.problem).toMatchObject({ status: 422, code: 'image_unusable' });
    for (const [wrong, expected] of [
      [{ url: 'https://pics.example/none.jpg' }, { code: 'image_unusable', field: 'url' }],
      [{ url: 'ftp://pics.example/a.jpg' }, { code: 'invalid_request', field: 'url' }],
      [
        { url, focalPoint: { x: 2, y: 0 } },
        { code: 'invalid_request', field: 'focalPoint.x' },
      ],
    ] as const)
      expect((await server.call(collections.setImage, { collectionId, ...wrong })).problem).toMatchObject(expected);
    expect((await server.ok(collections.get, { collectionId })).image).toEqual(replaced.image);
    expect((await server.ok(collections.removeImage, { collectionId })).image).toBeNull();
    expect(await shown()).toBeNull();
    for (const route of [collections.removeImage, collections.updateImage])
      expect((await server.call(route, { collectionId } as never)).problem?.code).toBe('image_not_found');
    expect((await server.call(collections.setImage, { collectionId: 'none', url })).problem).toMatchObject({
      ...{ code: 'collection_not_found', field: 'collectionId' },
    });
  });

  it('are refused with the fix, and nothing is kept', async () => {
    const before = await server.ok(products.get, { productId });
    const cases = [
      await send('<html>'),
      await send('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', `${before.id}`),
      await send(new Uint8Array(20 * 1024 * 1024 + 1), 'tea-cup'),
      await send('x', 'no-such-product'),
    ];
    expect(cases.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'image_unusable'],
      [422, 'image_unusable'],
      [413, 'payload_too_large'],
      [404, 'product_not_found'],
    ]);
    const add = async (url: string) => (await server.call(api.add, { productId, url })).problem;
    expect(await add('https://pics.example/none.jpg')).toMatchObject({ code: 'image_unusable', field: 'url' });
    expect(await add('http://10.0.0.1/')).toMatchObject({ code: 'image_unusable', field: 'url' });
    expect(await add('file:///etc/passwd')).toMatchObject({ code: 'invalid_request', field: 'url' });
    const wrong = { productId, imageId: before.images[0]!.id, focalPoint: { x: 2, y: 0 } };
    expect((await server.call(api.update, wrong)).problem).toMatchObject({ field: 'focalPoint.x' });
    expect((await server.call(api.remove, { productId, imageId: 'img_x' })).problem?.code).toBe('image_not_found');
    expect([401, 403]).toContain((await send('x', productId, server.publishableKey)).status);
    expect(await server.ok(products.get, { productId })).toEqual(before);
  });
});
