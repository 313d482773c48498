import { addressFieldLengths, maxEmailLength } from '@smallshop/contract/rules';
import { describe, expect, it } from 'vitest';
import { openCart, openCheckout, createReadyCheckout, refusal, totalOf, unwrap, type Api } from './subject.ts';

/** A checkout until it can be paid. */
export function checkoutConformance(open: () => Api): void {
  describe('a checkout', () => {
    const problems = ({ messages }: { messages: { type: string; path?: string | undefined; code: string }[] }) =>
      messages.filter(({ type }) => type === 'error').map(({ path, code }) => `${path} ${code}`);

    it('is opened once for a cart, and says what is missing', async () => {
      const api = open();
      const { checkout, cartId, checkoutId, mine } = await openCheckout(api);
      expect(checkout).toMatchObject({ status: 'incomplete', cartId, contact: null, order: null, payment: null });
      expect(problems(checkout)).toEqual(
        expect.arrayContaining(['contact.email required', 'deliveryAddress.name required', 'fulfillment required']),
      );
      expect((await unwrap(api.client.checkout.create({ cartId }, mine))).id).toBe(checkoutId);
      expect((await unwrap(api.client.cart.get({ cartId }, mine))).checkoutId).toBe(checkoutId);
      const cart = await unwrap(api.client.cart.get({ cartId }, mine));
      expect(checkout.expiresAt).toBe(cart.expiresAt);
    });

    it('is opened for a cart with lines, by the token of the cart', async () => {
      const api = open();
      const { cart, token } = await openCart(api);
      const empty = await unwrap(api.client.cart.create());
      const create = async (cartId: string, cartToken: string) =>
        (await refusal(api.client.checkout.create({ cartId }, { cartToken }))).code;
      expect(await create(empty.cart.id, empty.token)).toBe('cart_empty');
      expect(await create(cart.id, 'guessed')).toBe('cart_not_found');
      const { id: checkoutId } = await unwrap(api.client.checkout.create({ cartId: cart.id }, { cartToken: token }));
      expect((await refusal(api.client.checkout.get({ checkoutId }, { cartToken: 'guessed' }))).code).toBe(
        'checkout_not_found',
      );
    });

    it('is filled in step by step, until it is ready', async () => {
      const api = open();
      const { checkoutId, checkout, mine } = await openCheckout(api);
      const update = (input: object) => unwrap(api.client.checkout.update({ checkoutId, ...input }, mine));
      expect((await update({ contact: { email: ' ada@example.com ' } })).contact).toEqual({ email: 'ada@example.com' });
      const { address } = api.samples.home;
      const addressed = await update({ deliveryAddress: { ...address, name: ` ${address.name} ` } });
      expect(addressed.deliveryAddress).toEqual(address);
      expect(problems(addressed)).toEqual(['fulfillment required']);
      const [group] = addressed.fulfillment.methods[0]!.groups;
      expect(group).toMatchObject({ id: 'all', selectedOptionId: null });
      const option = group!.options.find(({ id }) => id === 'standard')!;
      const ready = await update({ fulfillmentSelections: [{ groupId: 'all', optionId: 'standard' }], note: 'Ring' });
      expect(ready).toMatchObject({ status: 'ready_for_complete', note: 'Ring', region: { decidedBy: 'address' } });
      expect(ready.totals).toContainEqual({ type: 'fulfillment', amount: option.price });
      expect(ready.version).toBeGreaterThan(checkout.version);
      expect(problems(ready)).toEqual([]);
      expect(ready.paymentMethods.map(({ id }) => id)).toContain('test_card');
      expect(await unwrap(api.client.checkout.get({ checkoutId }, mine))).toEqual(ready);
    });

    it('accepts the e-mail addresses of the contract only', async () => {
      const api = open();
      const { checkoutId, mine } = await createReadyCheckout(api);
      const errorsOf = async (email: string) =>
        problems(await unwrap(api.client.checkout.update({ checkoutId, contact: { email } }, mine)));
      for (const email of ['ada@example.co', '用户@例子.example'])
        expect([email, await errorsOf(email)]).toEqual([email, []]);
      for (const email of ['a@b..co', 'a@example.c', 'a@b.example,c@d.example', `${'a'.repeat(65)}@example.com`])
        expect([email, await errorsOf(email)]).toEqual([email, ['contact.email invalid']]);
      expect(await errorsOf(' ')).toEqual(['contact.email required']);
      const long = { email: `ada@${'x'.repeat(maxEmailLength)}` };
      expect(await refusal(api.client.checkout.update({ checkoutId, contact: long }, mine))).toMatchObject({
        code: 'invalid_request',
        field: 'contact.email',
        errors: [{ code: 'too_long' }],
      });
    });

    it('names the wrong fields of an address', async () => {
      const api = open();
      const { checkoutId, mine } = await createReadyCheckout(api);
      const { address, country } = api.samples.home;
      const errorsOf = async (deliveryAddress: object) =>
        problems(
          await unwrap(
            api.client.checkout.update({ checkoutId, deliveryAddress: { country, ...deliveryAddress } }, mine),
          ),
        );
      expect(await errorsOf({ ...address, city: ' ' })).toEqual(['deliveryAddress.city required']);
      expect(await errorsOf({ ...address, postalCode: 'nonsense' })).toEqual(['deliveryAddress.postalCode invalid']);
      expect(await errorsOf({ ...address, region: 'Nowhere' })).toEqual(['deliveryAddress.region not_allowed']);
      expect(await errorsOf({ ...address, phone: 'nonsense' })).toEqual(['deliveryAddress.phone invalid']);
      expect(await errorsOf({})).toEqual(
        ['name', 'line1', 'city', 'region', 'postalCode'].map((name) => `deliveryAddress.${name} required`),
      );
      for (const [name, length] of Object.entries(addressFieldLengths)) {
        const deliveryAddress = { ...address, [name]: '1'.repeat(length + 1) };
        expect(await refusal(api.client.checkout.update({ checkoutId, deliveryAddress }, mine))).toMatchObject({
          code: 'invalid_request',
          field: `deliveryAddress.${name}`,
          errors: [{ code: 'too_long' }],
        });
      }
    });

    it('has a billing address of its own, or that of the delivery', async () => {
      const api = open();
      const { checkoutId, mine } = await createReadyCheckout(api);
      const update = (billingAddress: object | null) =>
        unwrap(api.client.checkout.update({ checkoutId, billingAddress: billingAddress as null }, mine));
      const { address } = api.samples.abroad;
      expect(problems(await update({ ...address, city: '' }))).toEqual(['billingAddress.city required']);
      expect(await update(address)).toMatchObject({ status: 'ready_for_complete', billingAddress: address });
      expect(await update(null)).toMatchObject({ status: 'ready_for_complete', billingAddress: null });
    });

    it('is priced anew for the country of its address', async () => {
      const api = open();
      const { checkoutId, cartId, mine } = await createReadyCheckout(api);
      const move = (country: string) =>
        api.client.checkout.update({ checkoutId, deliveryAddress: { ...api.samples.abroad.address, country } }, mine);
      const moved = await unwrap(move(api.samples.abroad.country));
      expect(moved.region).toMatchObject({
        country: api.samples.abroad.country,
        currency: 'EUR',
        decidedBy: 'address',
      });
      expect(moved.messages.map(({ code }) => code)).toContain('price_changed');
      expect((await unwrap(api.client.cart.get({ cartId }, mine))).region).toEqual(moved.region);
      expect(await refusal(move(api.samples.unserved))).toMatchObject({
        code: 'country_not_served',
        field: 'deliveryAddress.country',
      });
    });

    it('refuses a write of an old version, and an option that it does not offer', async () => {
      const api = open();
      const { checkoutId, checkout, mine } = await createReadyCheckout(api);
      const write = (version: number) =>
        api.client.checkout.update({ checkoutId, note: 'Ring twice' }, { ...mine, version });
      const written = await unwrap(write(checkout.version));
      expect(await refusal(write(checkout.version))).toMatchObject({ code: 'version_conflict', current: written });
      const fulfillmentSelections = [{ groupId: 'all', optionId: 'teleport' }];
      expect(await refusal(api.client.checkout.update({ checkoutId, fulfillmentSelections }, mine))).toMatchObject({
        code: 'fulfillment_option_unavailable',
        field: 'fulfillmentSelections.0.optionId',
      });
    });

    it('cannot be completed early, at another price or with an unknown payment method', async () => {
      const api = open();
      const early = await openCheckout(api);
      const bank = { paymentMethodId: 'bank_transfer' };
      const tooEarly = await refusal(
        api.client.checkout.complete(
          { checkoutId: early.checkoutId, ...bank, expectedTotal: totalOf(early.checkout) },
          early.mine,
        ),
      );
      expect(tooEarly).toMatchObject({ code: 'checkout_incomplete', field: 'contact.email' });
      expect(tooEarly.errors).toContainEqual(expect.objectContaining({ field: 'fulfillment', code: 'required' }));
      const { checkoutId, checkout, mine } = await createReadyCheckout(api);
      const expectedTotal = totalOf(checkout);
      const complete = async (input: object) => {
        const all = { checkoutId, ...bank, expectedTotal, ...input };
        const { code, field } = await refusal(api.client.checkout.complete(all, mine));
        return [code, field];
      };
      const cheaper = { ...expectedTotal, amount: expectedTotal.amount - 1 };
      expect(await complete({ expectedTotal: cheaper })).toEqual(['price_changed', 'expectedTotal']);
      expect(await complete({ expectedAmountDue: cheaper })).toEqual(['price_changed', 'expectedAmountDue']);
      expect(await complete({ paymentMethodId: 'shells' })).toEqual(['payment_method_unavailable', 'paymentMethodId']);
      expect((await unwrap(api.client.checkout.get({ checkoutId }, mine))).status).toBe('ready_for_complete');
    });
  });
}
