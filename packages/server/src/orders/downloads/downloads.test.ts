import { dayMs, routes } from '@smallshop/contract';
import * as fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../platform/mail-transport/mail-port.ts';
import { berlin, cardToken, openCheckout } from '../../sale/checkout/shopper.harness.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { attachment } from './attachment.ts';
import { readRange } from '../../platform/files/byte-range.ts';

const content = 'Chapter 1. It was a dark and stormy night.';
const name = 'Kapitel "1" – Träume.epub';

describe.each(testDatabases)('digital items, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  const sent: Mail[] = [];
  const logged: string[] = [];
  beforeAll(async () => {
    const port = { send: async (mail: Mail) => void sent.push(mail), close() {} };
    const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
    server = await createTestServer({
      database,
      deps: { log, publicUrl: 'http://shop.test', mail: { port, from: 'shop@example.com' } },
    });
    await server.ok(routes.product.create, {
      handle: 'novel',
      title: { en: 'Novel' },
      variants: [{ sku: 'NOVEL', prices: { EUR: { amount: 900, compareAtAmount: null } }, requiresShipping: false }],
    });
    await upload(name, content);
  });
  afterAll(() => server.close());

  const variant = { productId: 'novel', variantSku: 'NOVEL' };
  const upload = (fileName: string, text: string) =>
    server.ok(routes.file.put, { ...variant, fileName, file: new TextEncoder().encode(text) });
  const fetchFile = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    server.app.request(url, { headers, method });

  async function buy(paymentMethodId = 'test_card', quantity = 1) {
    const { cart, with: options } = await openCheckout(server, [{ sku: 'NOVEL', quantity }], {
      region: { country: 'DE' },
    });
    const { id: checkoutId } = await server.ok(routes.checkout.create, { cartId: cart.id }, options);
    const ready = await server.ok(
      routes.checkout.update,
      { checkoutId, contact: { email: 'ada@example.com' }, billingAddress: berlin },
      options,
    );
    expect(ready).toMatchObject({ status: 'ready_for_complete', requiresShipping: false });
    const expectedTotal = ready.totals.find(({ type }) => type === 'total')!.amount;
    const paymentToken = paymentMethodId === 'test_card' ? await cardToken(server, undefined, options) : undefined;
    const paid = { checkoutId, paymentMethodId, expectedTotal, ...(paymentToken && { paymentToken }) };
    const { id, token } = (await server.ok(routes.checkout.complete, paid, options)).order!;
    const at = { orderId: id };
    const as = { orderToken: token };
    return {
      id,
      see: () => server.ok(routes.order.get, at, as),
      renew: () => server.call(routes.order.renewDownloads, at, as),
    };
  }

  it('have files that only their product can name, and shoppers see names and sizes', async () => {
    const stored = await server.ok(routes.product.get, { productId: 'novel' });
    const [file] = stored.variants[0]!.files!;
    expect(file).toEqual({ file: expect.stringMatching(/^[0-9a-f]{40}\.download$/), name, size: content.length });
    const shown = await server.ok(routes.catalog.getProduct, { handle: 'novel', country: 'DE' });
    expect(shown.variants[0]!.files).toEqual([{ name, size: content.length }]);
    expect(JSON.stringify(shown)).not.toContain(file!.file);
    const copy = { title: { en: 'Copy' }, variants: [{ sku: 'COPY', files: [file!] }] };
    expect((await server.call(routes.product.create, copy)).problem).toMatchObject({
      code: 'invalid_request',
      field: 'variants.0.files.0.file',
    });
    for (const fileName of ['a/b.pdf', 'a\nb', ' a'])
      expect(
        (await server.call(routes.file.put, { ...variant, fileName, file: new Uint8Array(1) })).problem,
      ).toMatchObject({
        field: 'fileName',
      });
    expect((await server.app.request(`/media/${file!.file}/320.webp`)).status).toBe(404);
    await upload('extra.txt', 'extra');
    const without = await server.ok(routes.file.remove, { ...variant, fileName: 'extra.txt' });
    expect(without.variants[0]!.files).toEqual([file]);
    expect((await server.call(routes.file.remove, { ...variant, fileName: 'extra.txt' })).problem?.code).toBe(
      'file_not_found',
    );
  });

  it('can be downloaded once they are paid, from the order and from the mail', async () => {
    const unpaid = await buy('bank_transfer');
    expect(await unpaid.see()).not.toHaveProperty('downloads');
    expect((await unpaid.renew()).problem?.code).toBe('order_state_conflict');
    await deliverMail(server.deps);
    expect(sent.at(-1)!.text).not.toContain('/downloads/');
    await server.ok(routes.admin.markOrderPaid, { orderId: unpaid.id });
    await deliverMail(server.deps);
    const { url } = (await unpaid.see()).downloads![0]!;
    expect(sent.at(-1)!).toMatchObject({
      subject: expect.stringContaining('downloads'),
      text: expect.stringContaining(url!),
    });
    expect(await server.ok(routes.admin.getOrder, { orderId: unpaid.id })).not.toHaveProperty('downloads');

    const order = await buy();
    await deliverMail(server.deps);
    const [download] = (await order.see()).downloads!;
    expect(download).toMatchObject({ name, size: content.length, downloadsLeft: 5 });
    expect(sent.at(-1)!.text).toContain(download!.url!);
    const response = await fetchFile(download!.url!);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(content);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': attachment(name),
      'content-length': String(content.length),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    const guess = await fetchFile(`${download!.url!.slice(0, -3)}abc`);
    expect([guess.status, (await fetchFile('/downloads/dl_none/x')).status]).toEqual([404, 404]);
    const token = download!.url!.split('/').at(-1)!;
    expect(logged.some((line) => line.includes(`/downloads/${download!.id}/…`))).toBe(true);
    expect(logged.filter((line) => line.includes(token))).toEqual([]);
  });

  it('send parts of files, as often as the limit allows, and not after seven days', async () => {
    const order = await buy();
    const { url } = (await order.see()).downloads![0]!;
    const part = await fetchFile(url!, { Range: 'bytes=0-9' });
    expect([part.status, await part.text(), part.headers.get('Content-Range')]).toEqual([
      206,
      content.slice(0, 10),
      `bytes 0-9/${content.length}`,
    ]);
    const etag = part.headers.get('ETag')!;
    const rest = await fetchFile(url!, { Range: 'bytes=10-', 'If-Range': etag });
    expect(await rest.text()).toBe(content.slice(10));
    expect((await order.see()).downloads![0]!.downloadsLeft, 'two parts are one download').toBe(4);
    expect((await fetchFile(url!, { Range: 'bytes=999-' })).status).toBe(416);
    expect((await fetchFile(url!, {}, 'HEAD')).headers.get('Content-Length')).toBe(String(content.length));
    expect((await order.see()).downloads![0]!.downloadsLeft).toBe(4);
    const other = await fetchFile(url!, { Range: 'bytes=1-', 'If-Range': '"other"' });
    expect([other.status, await other.text()]).toEqual([200, content]);
    // Five at once for the last three.
    const rush = await Promise.all(Array.from({ length: 5 }, () => fetchFile(url!)));
    expect(rush.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 410, 410]);
    await Promise.all(rush.map((one) => one.text()));
    expect((await order.see()).downloads![0]).toMatchObject({ url: null, downloadsLeft: 0 });

    const later = await buy('test_card', 2);
    const first = (await later.see()).downloads![0]!;
    expect(first.downloadsLeft).toBe(10);
    server.advance(7 * dayMs + 1000);
    expect((await later.see()).downloads![0]!.url).toBeNull();
    const expired = await fetchFile(first.url!);
    expect([expired.status, ((await expired.json()) as { code: string }).code]).toEqual([410, 'download_expired']);
    const { downloads } = (await later.renew()).body!;
    expect(await (await fetchFile(downloads![0]!.url!)).text()).toBe(content);
    expect((await fetchFile(first.url!)).status).toBe(404);
  });

  it('keep the file that was bought, and cannot be downloaded after a refund', async () => {
    const order = await buy();
    await upload(name, 'Second edition');
    const { url } = (await order.see()).downloads![0]!;
    expect(await (await fetchFile(url!)).text()).toBe(content);
    await server.ok(routes.admin.refundOrder, { orderId: order.id, refundId: 'refund-novel' });
    expect((await fetchFile(url!)).status).toBe(410);
    expect(await order.see()).not.toHaveProperty('downloads');
    expect((await order.renew()).problem?.code).toBe('order_state_conflict');
    await upload(name, content);
    expect(JSON.stringify(await server.ok(routes.catalog.listProducts, { country: 'DE' }))).not.toContain('.download');
    expect((await server.app.request(`/v1/products/novel?country=DE&key=${testKey}`)).status).toBe(200);
  });
});

describe('what a download says of itself', () => {
  it('is a range of the file, for every header', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^bytes=\d{0,3}-\d{0,3}$/), fc.integer({ min: 1, max: 500 }), (header, size) => {
        const range = readRange(header, size);
        if (!range) return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(size);
      }),
    );
    expect(readRange('bytes=-5', 10)).toEqual({ start: 5, end: 9 });
    expect(readRange('bytes=10-', 10)).toBeNull();
    expect(readRange('bytes=-0', 10)).toBeNull();
    for (const whole of [undefined, '', 'bytes=5-2', 'bytes=0-1,3-4', 'items=1-2', 'bytes=-'])
      expect(readRange(whole, 10)).toBeUndefined();
  });

  it('is one header with the name, whatever the name is', () => {
    expect(attachment('a"b\r\nSet-Cookie: x.pdf')).toBe(
      `attachment; filename="a_b__Set-Cookie: x.pdf"; filename*=UTF-8''a%22b%0D%0ASet-Cookie%3A%20x.pdf`,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (file) => {
        const value = attachment(file);
        expect(new Headers({ 'Content-Disposition': value }).get('Content-Disposition')).toBe(value);
        expect(decodeURIComponent(value.split("UTF-8''")[1]!)).toBe(file.toWellFormed());
      }),
    );
  });
});
