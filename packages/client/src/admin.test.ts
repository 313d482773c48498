import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAdminClient, items } from './admin.ts';
import { shortTimeouts, startShopServer } from './test-support/shop-server.ts';

describe('the client of the admin API', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('sends the secret key in a header, the version in If-Match, and goes through all pages', async () => {
    const page = (nextCursor: string | null, ...handles: string[]) => ({
      body: { items: handles.map((handle) => ({ handle })), nextCursor },
    });
    await using server = await startShopServer({ body: {} }, page('p2', 'a'), page(null, 'b'));
    const admin = createAdminClient({ ...shortTimeouts(), endpoint: server.endpoint, key: 'sk_1' });
    await admin.product.update({ productId: 'tea cup', vendor: 'Kiln' }, { version: 3 });
    const handles: string[] = [];
    for await (const { handle } of items(admin.product.list, { vendor: ['Kiln'], limit: 1 })) handles.push(handle);
    expect(handles).toEqual(['a', 'b']);
    const [change, ...lists] = server.arrived;
    expect(change).toMatchObject({ method: 'PATCH', url: '/v1/admin/products/tea%20cup', body: '{"vendor":"Kiln"}' });
    expect(change!.headers).toMatchObject({ authorization: 'Bearer sk_1', 'if-match': '"3"' });
    expect(lists.map(({ url }) => url)).toEqual([
      '/v1/admin/products?vendor=Kiln&limit=1',
      '/v1/admin/products?vendor=Kiln&limit=1&cursor=p2',
    ]);
  });

  it('sends a file as the body itself', async () => {
    await using server = await startShopServer({ body: {} });
    const admin = createAdminClient({ ...shortTimeouts(), endpoint: server.endpoint, key: 'sk_1' });
    await admin.image.upload({ productId: 'tea', file: new TextEncoder().encode('bytes') });
    const [sent] = server.arrived;
    expect(sent).toMatchObject({ method: 'POST', url: '/v1/admin/products/tea/images/upload', body: 'bytes' });
    expect(sent!.headers['content-type']).toBe('application/octet-stream');
  });

  it('refuses a publishable key, and says how to get a secret one', () => {
    for (const key of ['pk_1', ''])
      expect(() => createAdminClient({ endpoint: '', key })).toThrow(/secret key, sk_….*smallshop keys create/);
  });

  it('refuses to run in a browser page, and says where it runs', () => {
    vi.stubGlobal('document', {});
    expect(() => createAdminClient({ endpoint: '', key: 'sk_1' })).toThrow(/browser page.*Run it on your server/);
  });
});
