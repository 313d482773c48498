import { ShopError } from '@smallshop/client';
import { isRetryable } from '../common/errors.ts';
import type { ShopContext } from '../shop/shop-context.ts';
import type { CheckoutState } from './checkout-state.ts';
import type { CheckoutStore } from './checkout.types.ts';
import { seenAmounts } from './seen-amounts.ts';
import type { Saver } from './save.ts';
import type { CompleteInput, PendingCompletion } from './session.ts';

type Completed = Awaited<ReturnType<CheckoutStore['complete']>>;

/** How long to wait before asking again about a payment that is being processed, in milliseconds. */
export const retryIntervalMs = 2000;

export interface Completer {
  complete: CheckoutStore['complete'];
  /** After a reload: takes up a completion whose answer was lost, or waits for a payment under way. */
  resume(): void;
}

export function createCompleter(state: CheckoutState, saver: Saver, { api, timer, random }: ShopContext): Completer {
  let running: Promise<Completed> | null = null;
  let cancel = () => {};

  /** One at a time: a second click gets the answer to the first. */
  function alone(work: () => Promise<Completed>): Promise<Completed> {
    cancel();
    running ??= work().finally(() => (running = null));
    return running;
  }

  async function prepare(payment: Parameters<CheckoutStore['complete']>[0]): Promise<Completed> {
    // Before anything is saved: the answer to a save can hold amounts that the shopper has not seen.
    const seen = payment.seen ?? seenAmounts(state.$checkout.value);
    state.$error.set(null);
    state.$status.set('completing');
    const saved = await saver.save();
    const error = state.$error.value;
    if (!saved && error) return refuse(error);
    const checkout = state.$checkout.value;
    if (!checkout || !seen) return refuse(new ShopError('checkout_not_found', { operation: 'checkout.complete' }));
    if (checkout.status === 'completed') return finish(checkout);

    const input: CompleteInput = {
      checkoutId: checkout.id,
      paymentMethodId: payment.methodId,
      paymentToken: payment.token,
      expectedTotal: seen.total,
      expectedAmountDue: seen.amountDue,
    };
    const before = state.session.read().pending;
    const same = before && JSON.stringify(before.input) === JSON.stringify(input);
    return put(same ? before : { key: random(), input });
  }

  async function put(pending: PendingCompletion): Promise<Completed> {
    const opened = state.opened();
    if (!opened) return refuse(new ShopError('checkout_not_found', { operation: 'checkout.complete' }));
    state.$status.set('completing');
    // Kept until a definite answer: if this one is lost, the same request with the same key pays once.
    state.session.write({ pending });
    const { cartToken } = opened;
    const result = await api.checkout.complete(pending.input, { cartToken, idempotencyKey: pending.key });
    if (!result.ok && isRetryable(result.error)) return refuse(result.error);
    state.session.write({ pending: undefined });
    if (result.ok) {
      state.take(result.data);
      return finish(result.data);
    }
    // Prices, stock or the payment changed: show how it stands now. Closed may mean that it was completed after all.
    if (!state.takeCurrent(result.error)) await state.reload();
    const checkout = state.$checkout.value;
    return checkout?.status === 'completed' ? finish(checkout) : refuse(result.error);
  }

  function finish(checkout: Extract<Completed, { ok: true }>['checkout']): Completed {
    state.$status.set('idle');
    watch();
    return { ok: true, checkout };
  }

  function refuse(error: ShopError): Completed {
    state.fail(error);
    return { ok: false, error };
  }

  /** A payment that only the server knows the end of: asks until it is there. */
  function watch(): void {
    cancel();
    const checkout = state.$checkout.value;
    if (checkout?.status !== 'complete_in_progress' || checkout.payment?.status === 'requires_action') return;
    cancel = timer.after(retryIntervalMs, () => void state.reload().then(watch));
  }

  return {
    complete: (payment) => alone(() => prepare(payment)),
    resume() {
      const { pending } = state.session.read();
      const checkout = state.$checkout.value;
      if (checkout?.status !== 'complete_in_progress') return;
      if (pending?.input.checkoutId === checkout.id) void alone(() => put(pending));
      else watch();
    },
  };
}
