import { maxIdempotencyKeyLength } from '@smallshop/contract/rules';
import { describe, expect, it } from 'vitest';
import { openCart, refusal, unwrap, type Api } from './subject.ts';

/** What every request has in common: keys, headers, and the shape of input. */
export function requestConformance(open: () => Api): void {
  const send = async (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) => {
    const { endpoint, publishableKey, fetch } = open();
    const headers = { authorization: `Bearer ${publishableKey}`, 'content-type': 'application/json', ...init.headers };
    const response = await fetch(`${endpoint}${path}`, { ...init, headers });
    const body = (await response.json()) as {
      code: string;
      field?: string;
      status: number;
      requestId: string;
      errors?: { field: string; code: string }[];
    };
    return { response, body };
  };
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    send(path, { method: 'POST', body, headers });

  describe('a request', () => {
    it('needs a key of the shop, of the right kind', async () => {
      const { clientWith, secretKey, publishableKey } = open();
      expect(await refusal(clientWith('nonsense').store.get())).toMatchObject({ code: 'key_unknown', status: 401 });
      const { body } = await send('/v1/store', { headers: { authorization: '' } });
      expect(body).toMatchObject({ code: 'key_missing', status: 401 });
      expect((await refusal(clientWith(publishableKey).settings.get())).code).toBe('key_not_permitted');
      expect((await unwrap(clientWith(secretKey).settings.get())).transferDays).toBe(14);
    });

    it('that reads what everyone may see takes the publishable key in its URL, and no other', async () => {
      const { endpoint, fetch, publishableKey, secretKey } = open();
      const get = async (path: string, headers: Record<string, string> = {}) => {
        const response = await fetch(`${endpoint}${path}`, { headers });
        return { status: response.status, code: ((await response.json()) as { code?: string }).code };
      };
      const country = open().samples.home.country;
      for (const path of ['store', 'region', 'products', 'collections', 'consent-notice', `address-formats/${country}`])
        expect((await get(`/v1/${path}?key=${publishableKey}`)).status, path).toBe(200);
      const refused = { status: 401, code: 'key_unknown' };
      expect(await get('/v1/products?key=pk')).toEqual({ status: 401, code: 'key_unknown' });
      expect(await get(`/v1/products?key=${secretKey}`)).toEqual(refused);
      const authorization = `Bearer ${publishableKey}`;
      expect(await get(`/v1/products?key=${secretKey}`, { authorization })).toEqual(refused);
      expect(await get('/v1/products?key=')).toEqual({ status: 401, code: 'key_missing' });
      expect(await get(`/v1/carts/c?key=${publishableKey}`)).toEqual({ status: 401, code: 'key_missing' });
      expect(await get(`/v1/admin/orders?key=${secretKey}`)).toEqual({ status: 401, code: 'key_missing' });
    });

    it('to an unknown path or with another method is refused', async () => {
      expect((await send('/v1/nothing')).body).toMatchObject({ code: 'not_found', status: 404 });
      expect((await send('/v1/store', { method: 'DELETE' })).body).toMatchObject({
        code: 'method_not_allowed',
        status: 405,
      });
    });

    it('is refused with problem details that have an id, also in the header', async () => {
      const { response, body } = await send('/v1/products/none');
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(body).toMatchObject({ code: 'product_not_found', status: 404 });
      expect(body.requestId).toBe(response.headers.get('x-request-id'));
    });

    it('that is not JSON, not an object or too large is refused', async () => {
      expect((await post('/v1/carts', '{"lines"')).body).toMatchObject({ code: 'invalid_json', status: 400 });
      expect((await post('/v1/carts', '[]')).body).toMatchObject({ code: 'invalid_request', status: 400 });
      expect((await post('/v1/carts', '')).response.status).toBe(201);
      const large = JSON.stringify({ note: 'x'.repeat(300 * 1024) });
      expect((await post('/v1/carts', large)).body).toMatchObject({ code: 'payload_too_large', status: 413 });
    });

    it('names every wrong field by its path', async () => {
      const { body } = await post(
        '/v1/carts',
        JSON.stringify({ lines: [{ sku: 'A', quantity: 1 }, { sku: 7 }], note: 5, region: { country: 'germany' } }),
      );
      expect(body).toMatchObject({ code: 'invalid_request', field: 'lines.1.sku' });
      expect(body.errors!.map(({ field, code }) => `${field} ${code}`)).toEqual([
        'lines.1.sku invalid',
        'lines.1.quantity required',
        'region.country invalid',
        'note invalid',
      ]);
    });

    it('with an unknown field is refused, at every depth', async () => {
      const { body } = await post('/v1/carts', JSON.stringify({ lines: [{ sku: 'A', quantity: 1, colour: 'red' }] }));
      expect(body).toMatchObject({ field: 'lines.0.colour', errors: [{ code: 'unknown_field' }] });
      expect((await send('/v1/products?utm_source=mail')).response.status).toBe(200);
    });

    it('with text that cannot be stored is refused', async () => {
      const { body } = await post('/v1/carts', JSON.stringify({ note: 'a\u0000b' }));
      expect(body).toMatchObject({ code: 'invalid_request', field: 'note', errors: [{ code: 'invalid' }] });
    });

    it('with wrong headers is refused', async () => {
      const { cart, token } = await openCart(open());
      const patch = (headers: Record<string, string>) =>
        send(`/v1/carts/${cart.id}`, { method: 'PATCH', body: '{}', headers: { 'cart-token': token, ...headers } });
      expect((await patch({ 'if-match': 'old' })).body).toMatchObject({
        field: 'If-Match',
        errors: [{ field: 'If-Match', code: 'invalid' }],
      });
      expect((await patch({ 'idempotency-key': 'k'.repeat(maxIdempotencyKeyLength + 1) })).body).toMatchObject({
        field: 'Idempotency-Key',
        errors: [{ field: 'Idempotency-Key', code: 'too_long' }],
      });
      for (const ifMatch of ['*', 'W/"2"', '3'])
        expect((await patch({ 'if-match': ifMatch })).response.status).toBe(200);
    });
  });

  describe('the store', () => {
    it('shows its markets, languages and whether it is in test mode', async () => {
      const store = await unwrap(open().client.store.get());
      expect(store.languages).toContain('en');
      expect(store.markets.flatMap(({ countries }) => countries)).toContain(open().samples.home.country);
    });

    it('decides the region by the choice, and by its own country where the choice is not served', async () => {
      const { client, samples } = open();
      const chosen = await unwrap(client.store.resolveRegion({ country: samples.abroad.country, language: 'en' }));
      expect(chosen).toMatchObject({ country: samples.abroad.country, currency: 'EUR', decidedBy: 'choice' });
      const other = await unwrap(client.store.resolveRegion({ country: samples.unserved }));
      expect(other.country).not.toBe(samples.unserved);
    });

    it('has the address form of a country it serves, and of no other', async () => {
      const { client, samples } = open();
      const { fields } = await unwrap(client.address.getFormat({ country: samples.home.country }));
      expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['name', 'line1', 'city', 'postalCode']));
      expect(await refusal(client.address.getFormat({ country: 'ZZ' }))).toMatchObject({
        code: 'country_not_served',
        field: 'country',
      });
    });
  });
}
