import { ShopError } from '@smallshop/client';
import { createResource, type Resource } from '../catalog/resource.ts';
import { isRetryable } from '../common/errors.ts';
import { whileMounted } from '../common/while-mounted.ts';
import type { AddressFormat } from '@smallshop/contract';
import type { PlacedOrder } from '../order/order.types.ts';
import type { ShopContext } from '../shop/shop-context.ts';
import { createCheckoutState } from './checkout-state.ts';
import type { CheckoutStore } from './checkout.types.ts';
import { createCompleter } from './complete.ts';
import { createSaver } from './save.ts';

export function createCheckoutStore(context: ShopContext, place: (order: PlacedOrder) => void): CheckoutStore {
  const { api, cart, region, clock, messageListeners, resumeListeners, key } = context;
  const state = createCheckoutState(context, place);
  const saver = createSaver(state, context);
  const { complete, resume } = createCompleter(state, saver, context);
  const formats = new Map<string, Resource<AddressFormat>>();
  const { $checkout, $status, $error, $draft } = state;
  let opening: Promise<void> | null = null;
  let pricedFor: number | undefined;

  async function open(renewed = false): Promise<void> {
    $status.set('loading');
    $error.set(null);
    // Pending mutations are part of the cart that is paid.
    await cart.flush();
    await waitForCart();
    const record = cart.ref();
    if (await returned(record?.id)) return opened();
    if (!record)
      return state.fail(
        new ShopError(cart.store.$pending.value?.length ? 'network_error' : 'cart_empty', {
          operation: 'checkout.open',
        }),
      );
    const { id: cartId, token: cartToken } = record;
    pricedFor = record.cart.version;

    // The response of a completion was lost: its checkout may be completed, and its cart too.
    const { pending } = state.session.read();
    if (pending) {
      state.setOpened({ checkoutId: pending.input.checkoutId, cartToken });
      if ((await state.reload()) && $checkout.value?.status !== 'canceled') return opened();
    }
    const result = await api.checkout.create({ cartId }, { cartToken });
    if (!result.ok) {
      const gone = result.error.code === 'cart_not_found' || result.error.code === 'cart_completed';
      if (!gone || renewed) return state.fail(result.error);
      // The cart store handles a missing cart: it keeps the lines in a new cart, or removes the cart.
      await cart.store.refresh();
      return open(true);
    }
    state.setOpened({ checkoutId: result.data.id, cartToken });
    state.take(result.data);
    opened();
  }

  /**
   * This page may not have adopted the mutations of the previous page yet. Waits for their cart while one can arrive.
   */
  function waitForCart(): Promise<void> {
    const { $cart, $pending, $status } = cart.store;
    return new Promise((resolve) => {
      const stops: (() => void)[] = [];
      const look = () => {
        if (!cart.ref() && $pending.value?.length && $status.value !== 'offline') return;
        for (const stop of stops.splice(0)) stop();
        resolve();
      };
      for (const store of [$cart, $pending, $status]) stops.push(store.listen(look));
      look();
    });
  }

  /** Returns to a checkout with a pending payment. Its order may exist by now, and its cart may be gone. */
  async function returned(cartId: string | undefined): Promise<boolean> {
    const left = state.underWay.read();
    if (!left) return false;
    // The shopper has another cart now.
    if (cartId !== undefined && cartId !== left.cartId) return (state.underWay.clear(), false);
    state.setOpened(left);
    return (await state.reload()) && $checkout.value?.status !== 'canceled';
  }

  function opened(): void {
    $status.set('idle');
    resume();
    if ($checkout.value?.status === 'incomplete' || $checkout.value?.status === 'ready_for_complete') void saver.save();
  }

  /** Reloads the checkout after the cart was changed, here or in another tab: its totals are out of date. */
  function follow(): void {
    const record = cart.ref();
    if (!record || record.id !== $checkout.value?.cartId || record.cart.version === pricedFor) return;
    pricedFor = record.cart.version;
    if ($status.value !== 'completing') void state.reload();
  }

  let unfollow = () => {};
  whileMounted(
    $checkout,
    () => (unfollow(), (unfollow = cart.store.$cart.listen(follow))),
    () => unfollow(),
  );
  messageListeners.add((changed) => {
    // An order was placed in another tab, perhaps this one.
    if (changed === key('order') && $checkout.value && $checkout.value.status !== 'completed') void state.reload();
  });

  /** Retries what failed without a network and clears its error. Called when the network may be back. */
  async function recover(): Promise<void> {
    const isBusy = $status.value === 'loading' || $status.value === 'completing';
    if (!$error.value || !isRetryable($error.value) || isBusy || !$checkout.lc) return;
    if (!$checkout.value) return store.open();
    if (!(await state.reload())) return;
    $error.set(null);
    $status.set('idle');
    void saver.save();
  }
  resumeListeners.add(() => void recover());

  const store: CheckoutStore = {
    $checkout,
    $status,
    $error,
    $draft,
    open: () => (opening ??= open().finally(() => (opening = null))),
    edit(draft) {
      $error.set(null);
      if ($status.value === 'error') $status.set('idle');
      state.edit(draft);
      saver.later();
    },
    save() {
      $error.set(null);
      return saver.save();
    },
    addressFormat(country) {
      const language = () => region.$hint.value?.language;
      const fetch = (signal: AbortSignal) => api.address.getFormat({ country, language: language() }, { signal });
      const format = formats.get(country) ?? createResource({ fetch, $depends: region.$hint, clock, resumeListeners });
      formats.set(country, format);
      return { $format: format.$value, retry: () => void format.load() };
    },
    async createTestToken(card) {
      const result = await api.payment.createTestToken(card);
      // The page shows this error until the network is back.
      if (!result.ok && isRetryable(result.error)) state.fail(result.error);
      return result;
    },
    async confirmTestPayment(paymentId, outcome) {
      const cartToken = state.opened()?.cartToken;
      const result = await api.payment.confirmTestPayment({ paymentId, outcome }, { cartToken });
      return result.ok ? { ok: true } : result;
    },
    complete,
  };
  return store;
}
