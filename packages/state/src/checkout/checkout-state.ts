import type { ShopError } from '@smallshop/client';
import type { Checkout } from '@smallshop/contract';
import { atom, batch } from 'nanostores';
import { isRecord } from '../common/json.ts';
import type { PlacedOrder } from '../order/order.types.ts';
import type { ShopContext } from '../shop/shop-context.ts';
import type { CheckoutDraft, CheckoutStatus } from './checkout.types.ts';
import { draftOf, type CheckoutEdits } from './draft.ts';
import { createCheckoutSession, createUnderWay } from './session.ts';

/** The token of the checkout. It is kept separate from the cart, because another tab may remove the cart first. */
export interface OpenCheckout {
  checkoutId: string;
  cartToken: string;
}

/** The stores of the checkout, and the only functions that write to them. */
export function createCheckoutState(context: ShopContext, place: (order: PlacedOrder) => void) {
  const { session: storage, key, region, cart } = context;
  const session = createCheckoutSession(storage, key('checkout'));
  const underWay = createUnderWay(context.storage, key('paying'));
  const country = () => region.store.$region.value?.country ?? region.$hint.value?.country ?? '';
  const $checkout = atom<Checkout | null>(null);
  const $status = atom<CheckoutStatus>('idle');
  const $error = atom<ShopError | null>(null);
  const $draft = atom<CheckoutDraft>(draftOf(null, session.read().edits, country()));
  let opened: OpenCheckout | null = null;

  /** Applies the server's state. The shopper's input stays in the draft. */
  function take(checkout: Checkout): void {
    const known = $checkout.value;
    if (known?.id === checkout.id && known.version > checkout.version) return;
    batch(() => {
      $checkout.set(checkout);
      $draft.set(draftOf(checkout, session.read().edits, country()));
    });
    if (checkout.status === 'complete_in_progress' && opened) underWay.write({ ...opened, cartId: checkout.cartId });
    else if (underWay.read()?.checkoutId === checkout.id) underWay.clear();
    if (checkout.status === 'completed' && checkout.order) finish(checkout.order);
  }

  function finish(order: PlacedOrder): void {
    session.clear();
    place(order);
    // Do not remove a new cart that was created in the meantime.
    if (cart.ref()?.id === $checkout.value?.cartId) cart.clear();
  }

  return {
    $checkout,
    $status,
    $error,
    $draft,
    session,
    underWay,
    take,
    opened: () => opened,
    setOpened: (next: OpenCheckout) => void (opened = next),
    fail(error: ShopError): void {
      batch(() => {
        $error.set(error);
        $status.set('error');
      });
    },
    edit(edits: CheckoutEdits): void {
      session.write({ edits: { ...session.read().edits, ...edits } });
      $draft.set(draftOf($checkout.value ?? null, session.read().edits, country()));
    },
    /** Applies the current checkout if the error contains it. Returns whether it does. */
    takeCurrent({ current }: ShopError): boolean {
      const fits = isRecord(current) && current['id'] === opened?.checkoutId && isRecord(current['fulfillment']);
      if (fits) take(current as unknown as Checkout);
      return fits;
    },
    /** Fetches the checkout again. */
    async reload(): Promise<boolean> {
      if (!opened) return false;
      const { checkoutId, cartToken } = opened;
      const result = await context.api.checkout.get({ checkoutId }, { cartToken });
      if (result.ok) take(result.data);
      return result.ok;
    },
  };
}

export type CheckoutState = ReturnType<typeof createCheckoutState>;
