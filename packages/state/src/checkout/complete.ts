import { ShopError } from '@smallshop/client';
import { isRetryable } from '../common/errors.ts';
import type { ShopContext } from '../shop/shop-context.ts';
import type { CheckoutState } from './checkout-state.ts';
import type { CheckoutStore } from './checkout.types.ts';
import { seenAmounts } from './seen-amounts.ts';
import type { Saver } from './save.ts';
import type { CompleteInput, PendingCompletion } from './session.ts';

type Completed = Awaited<ReturnType<CheckoutStore['complete']>>;

/** Interval for requests about a payment that is being processed. */
export const pollIntervalMs = 2000;

export interface Completer {
  complete: CheckoutStore['complete'];
  /** After a reload: repeats a completion whose response was lost, or waits for a pending payment. */
  resume(): void;
}

export function createCompleter(state: CheckoutState, saver: Saver, { api, timer, random }: ShopContext): Completer {
  let running: Promise<Completed> | null = null;
  let cancel = () => {};

  /** Runs one completion at a time. A second click gets the result of the first. */
  function alone(work: () => Promise<Completed>): Promise<Completed> {
    cancel();
    running ??= work().finally(() => (running = null));
    return running;
  }

  async function prepare(payment: Parameters<CheckoutStore['complete']>[0]): Promise<Completed> {
    // Read before saving: the response to a save can contain amounts that the shopper has not seen.
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
    // Stored until a definite response: if it is lost, the same request with the same key pays only once.
    state.session.write({ pending });
    const { cartToken } = opened;
    const result = await api.checkout.complete(pending.input, { cartToken, idempotencyKey: pending.key });
    if (!result.ok && isRetryable(result.error)) return refuse(result.error);
    state.session.write({ pending: undefined });
    if (result.ok) {
      state.take(result.data);
      return finish(result.data);
    }
    // Prices, stock or the payment changed: show the current state. A closed checkout may have been completed.
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

  /** Polls until the server knows the outcome of the payment. */
  function watch(): void {
    cancel();
    const checkout = state.$checkout.value;
    if (checkout?.status !== 'complete_in_progress' || checkout.payment?.status === 'requires_action') return;
    cancel = timer.after(pollIntervalMs, () => void state.reload().then(watch));
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
