import { dayMs } from '@smallshop/contract';
import { cartLifetimeDays, maxCartLines, maxLineQuantity, maxNoteLength } from '@smallshop/contract/rules';
import { describe, expect, it } from 'vitest';
import { openCart, refusal, totalOf, unwrap, type Api } from './subject.ts';

/** A cart from its creation until it expires. */
export function cartConformance(open: () => Api): void {
  describe('a cart', () => {
    const cartWith = async (sku?: string, quantity?: number) => {
      const { cart, token } = await openCart(open(), sku, quantity);
      return { cart, cartId: cart.id, lineId: cart.lines[0]!.id, mine: { cartToken: token } };
    };

    it('is created with lines, and opened by its token only', async () => {
      const { client, samples } = open();
      const { cart, cartId, mine } = await cartWith(samples.plain.sku, 2);
      expect(cart).toMatchObject({
        version: 1,
        itemCount: 2,
        note: '',
        completed: false,
        checkoutId: null,
        messages: [],
      });
      expect(cart.region).toMatchObject({ country: samples.home.country, currency: 'USD', decidedBy: 'choice' });
      const [line] = cart.lines;
      expect(line).toMatchObject({ sku: samples.plain.sku, productHandle: samples.plain.handle, quantity: 2 });
      expect(line!.total.amount).toBe(line!.unitPrice.amount * 2);
      expect(totalOf(cart).amount).toBeGreaterThanOrEqual(line!.total.amount);
      expect(await unwrap(client.cart.get({ cartId }, mine))).toEqual(cart);
      expect((await refusal(client.cart.get({ cartId }, { cartToken: 'guessed' }))).code).toBe('cart_not_found');
      expect((await refusal(client.cart.get({ cartId: 'none' }, mine))).code).toBe('cart_not_found');
      expect(await refusal(client.cart.get({ cartId }))).toMatchObject({
        code: 'invalid_request',
        field: 'Cart-Token',
        errors: [{ field: 'Cart-Token', code: 'required' }],
      });
    });

    it('may be created empty, without a body', async () => {
      expect((await unwrap(open().client.cart.create())).cart).toMatchObject({ lines: [], itemCount: 0 });
    });

    it('raises the quantity of a line that it has, by SKU or by id', async () => {
      const { client, samples } = open();
      const { cart, cartId, lineId, mine } = await cartWith();
      const { variantId } = cart.lines[0]!;
      const lines = [
        { variantId, quantity: 2 },
        { sku: samples.other.sku, quantity: 1 },
      ];
      const added = await unwrap(client.cart.addLines({ cartId, lines }, mine));
      expect(added).toMatchObject({ version: 2, itemCount: 4 });
      expect(added.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
        [samples.plain.sku, 3],
        [samples.other.sku, 1],
      ]);
      expect(added.lines[0]!.id).toBe(lineId);
    });

    it('changes and removes a line', async () => {
      const { client } = open();
      const { cartId, lineId, mine } = await cartWith();
      expect((await unwrap(client.cart.updateLine({ cartId, lineId, quantity: 5 }, mine))).itemCount).toBe(5);
      expect((await unwrap(client.cart.removeLine({ cartId, lineId }, mine))).lines).toEqual([]);
      expect((await refusal(client.cart.removeLine({ cartId, lineId }, mine))).code).toBe('line_not_found');
      const update = client.cart.updateLine({ cartId, lineId, quantity: 1 }, mine);
      expect((await refusal(update)).code).toBe('line_not_found');
    });

    it('refuses more than the stock, and changes nothing then', async () => {
      const { client, samples } = open();
      const { sku, left } = samples.lowStock;
      const { cart, cartId, lineId, mine } = await cartWith(sku, left - 1);
      expect(cart.lines[0]!.maxQuantity).toBe(left);
      const lines = [
        { sku: samples.plain.sku, quantity: 1 },
        { sku, quantity: 2 },
      ];
      expect(await refusal(client.cart.addLines({ cartId, lines }, mine))).toMatchObject({
        code: 'out_of_stock',
        left,
        field: 'lines.1',
      });
      const update = client.cart.updateLine({ cartId, lineId, quantity: left + 1 }, mine);
      expect(await refusal(update)).toMatchObject({ code: 'out_of_stock', left, field: 'quantity' });
      expect(await unwrap(client.cart.get({ cartId }, mine))).toMatchObject({ version: 1, itemCount: left - 1 });
      const create = client.cart.create({ lines: [{ sku: samples.soldOut.sku, quantity: 1 }] });
      expect(await refusal(create)).toMatchObject({ code: 'out_of_stock', left: 0, field: 'lines.0' });
    });

    it('refuses an unknown variant, and a line that names none or two', async () => {
      const { client, samples } = open();
      const create = async (line: object) => {
        const { code, field, errors } = await refusal(client.cart.create({ lines: [{ quantity: 1, ...line }] }));
        return [code, field, ...errors.map((error) => error.code)];
      };
      expect(await create({ sku: 'NO-SUCH-SKU' })).toEqual(['variant_not_found', 'lines.0']);
      expect(await create({ variantId: samples.plain.sku })).toEqual(['variant_not_found', 'lines.0']);
      expect(await create({})).toEqual(['invalid_request', 'lines.0.variantId', 'invalid']);
      const two = { sku: samples.plain.sku, variantId: 'some' };
      expect(await create(two)).toEqual(['invalid_request', 'lines.0.variantId', 'invalid']);
    });

    it('has limits', async () => {
      const { client, samples } = open();
      const { cartId, lineId, mine } = await cartWith();
      const line = (quantity: number) => ({ sku: samples.plain.sku, quantity });
      const wrong = async (call: Parameters<typeof refusal>[0]) => {
        const { code, field, errors } = await refusal(call);
        return [code, field, errors[0]?.code];
      };
      const add = (quantity: number) => wrong(client.cart.addLines({ cartId, lines: [line(quantity)] }, mine));
      expect(await add(0)).toEqual(['invalid_request', 'lines.0.quantity', 'too_small']);
      expect(await add(1.5)).toEqual(['invalid_request', 'lines.0.quantity', 'invalid']);
      expect(await add(maxLineQuantity + 1)).toEqual(['invalid_request', 'lines.0.quantity', 'too_large']);
      expect(await add(maxLineQuantity)).toEqual(['cart_full', 'lines.0', undefined]);
      const update = client.cart.updateLine({ cartId, lineId, quantity: maxLineQuantity + 1 }, mine);
      expect(await wrong(update)).toEqual(['invalid_request', 'quantity', 'too_large']);
      expect(await wrong(client.cart.addLines({ cartId, lines: [] }, mine))).toEqual([
        'invalid_request',
        'lines',
        'too_short',
      ]);
      const lines = Array.from({ length: maxCartLines + 1 }, () => line(1));
      expect(await wrong(client.cart.create({ lines }))).toEqual(['invalid_request', 'lines', 'too_long']);
      const note = 'x'.repeat(maxNoteLength + 1);
      expect(await wrong(client.cart.update({ cartId, note }, mine))).toEqual(['invalid_request', 'note', 'too_long']);
      expect((await unwrap(client.cart.update({ cartId, note: note.slice(1) }, mine))).note.length).toBe(maxNoteLength);
    });

    it('refuses a write of an old version, and returns the current cart', async () => {
      const { client } = open();
      const { cartId, lineId, mine } = await cartWith();
      const write = (version: number) => client.cart.update({ cartId, note: `from ${version}` }, { ...mine, version });
      await unwrap(write(1));
      const conflict = await refusal(write(1));
      expect(conflict).toMatchObject({ code: 'version_conflict', status: 409 });
      expect(conflict.current).toEqual(await unwrap(client.cart.get({ cartId }, mine)));
      expect((await refusal(client.cart.removeLine({ cartId, lineId }, { ...mine, version: 1 }))).code).toBe(
        'version_conflict',
      );
      expect(await unwrap(write(2))).toMatchObject({ version: 3, note: 'from 2' });
    });

    it('makes a change once for one idempotency key', async () => {
      const { client, samples } = open();
      const { cartId, mine } = await cartWith();
      const add = (quantity: number, idempotencyKey = `add-${cartId}`) =>
        client.cart.addLines({ cartId, lines: [{ sku: samples.plain.sku, quantity }] }, { ...mine, idempotencyKey });
      const first = await unwrap(add(1));
      expect(await unwrap(add(1))).toEqual(first);
      expect(await refusal(add(2))).toMatchObject({ code: 'idempotency_key_reused', status: 422 });
      expect((await unwrap(client.cart.get({ cartId }, mine))).itemCount).toBe(2);
      expect((await unwrap(add(1, `again-${cartId}`))).itemCount).toBe(3);
      const create = () => client.cart.create({}, { idempotencyKey: `create-${cartId}` });
      expect(await unwrap(create())).toEqual(await unwrap(create()));
    });

    it('is priced anew in another country, and says which prices changed', async () => {
      const { client, samples } = open();
      const { cart, cartId, lineId, mine } = await cartWith();
      const move = (region: object) => client.cart.update({ cartId, region }, mine);
      const moved = await unwrap(move({ country: samples.abroad.country }));
      expect(moved.region).toMatchObject({ country: samples.abroad.country, currency: 'EUR', taxIncluded: true });
      expect(moved.lines[0]!.unitPrice.currency).toBe('EUR');
      expect(moved.messages.find(({ code }) => code === 'price_changed')).toMatchObject({
        type: 'warning',
        path: `lines.${lineId}`,
        before: cart.lines[0]!.unitPrice,
        after: moved.lines[0]!.unitPrice,
      });
      expect((await unwrap(move({ language: 'zh-CN' }))).lines[0]!.title).toMatch(/\p{Script=Han}/u);
      expect(await refusal(move({ country: samples.unserved }))).toMatchObject({
        code: 'country_not_served',
        field: 'region.country',
      });
      expect((await unwrap(client.cart.get({ cartId }, mine))).region.country).toBe(samples.abroad.country);
    });

    it(`expires ${cartLifetimeDays} days after its last change`, async () => {
      const { client, advance } = open();
      const { cart, cartId, mine } = await cartWith();
      expect(Date.parse(cart.expiresAt) - Date.parse(cart.updatedAt)).toBe(cartLifetimeDays * dayMs);
      advance((cartLifetimeDays - 1) * dayMs);
      const changed = await unwrap(client.cart.update({ cartId, note: 'Ring twice' }, mine));
      expect(Date.parse(changed.expiresAt) - Date.parse(changed.updatedAt)).toBe(cartLifetimeDays * dayMs);
      advance((cartLifetimeDays - 1) * dayMs);
      await unwrap(client.cart.get({ cartId }, mine));
      advance(2 * dayMs);
      expect((await refusal(client.cart.get({ cartId }, mine))).code).toBe('cart_not_found');
      expect((await refusal(client.cart.update({ cartId, note: '' }, mine))).code).toBe('cart_not_found');
      expect((await refusal(client.checkout.create({ cartId }, mine))).code).toBe('cart_not_found');
    });
  });
}
