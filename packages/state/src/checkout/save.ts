import type { ShopError } from '@smallshop/client';
import type { CheckoutUpdate } from '@smallshop/contract';
import { backoff, isRetryable } from '../common/errors.ts';
import type { ShopContext } from '../shop/shop-context.ts';
import type { CheckoutState } from './checkout-state.ts';
import { updateOf } from './draft.ts';

/** Delay after the last edit before it is sent. */
export const saveDelayMs = 400;
/** Maximum number of attempts, if other writers change the checkout at the same time. */
const maxAttempts = 6;

export interface Saver {
  /** Sends unsaved edits. Resolves with true if the server has all of them. */
  save(): Promise<boolean>;
  /** Saves after a delay. Another call restarts the delay. */
  later(): void;
  cancel(): void;
}

export function createSaver(state: CheckoutState, { api, timer }: ShopContext): Saver {
  /** Parts that the server refused. They are not sent again until they change, so that they do not block the others. */
  const refused = new Map<string, string>();
  let failures = 0;
  let cancel = () => {};
  let tail: Promise<boolean> = Promise.resolve(true);

  function unsent(): CheckoutUpdate {
    const checkout = state.$checkout.value;
    if (!checkout) return {};
    const parts = Object.entries(updateOf(checkout, state.session.read().edits));
    return Object.fromEntries(parts.filter(([part, value]) => refused.get(part) !== JSON.stringify(value)));
  }

  async function send(): Promise<boolean> {
    for (let tries = 0; tries < maxAttempts; tries++) {
      const opened = state.opened();
      const update = unsent();
      const version = state.$checkout.value?.version;
      if (!opened || version === undefined) return false;
      if (!Object.keys(update).length)
        return Object.keys(updateOf(state.$checkout.value!, state.session.read().edits)).length === 0;
      if (state.$status.value !== 'completing') state.$status.set('saving');
      const { checkoutId, cartToken } = opened;
      const result = await api.checkout.update({ checkoutId, ...update }, { cartToken, version });
      if (result.ok) {
        failures = 0;
        // A transient error is over. A part that was refused is still refused.
        if (state.$error.value && isRetryable(state.$error.value)) state.$error.set(null);
        state.take(result.data);
      } else if (!(await handle(result.error, update))) return false;
    }
    return false;
  }

  /** Returns whether to try again at once with the remaining edits. */
  async function handle(error: ShopError, update: CheckoutUpdate): Promise<boolean> {
    if (error.code === 'version_conflict') return state.takeCurrent(error) || state.reload();
    state.fail(error);
    if (isRetryable(error)) {
      cancel = timer.after(backoff(failures++, error), () => void save());
      return false;
    }
    if (error.code === 'checkout_closed') await state.reload();
    const part = error.field?.split('.')[0];
    if (part === undefined || !(part in update)) return false;
    refused.set(part, JSON.stringify(update[part as keyof CheckoutUpdate]));
    return true;
  }

  function save(): Promise<boolean> {
    cancel();
    tail = tail.then(async () => {
      const saved = await send();
      if (state.$status.value === 'saving') state.$status.set(state.$error.value ? 'error' : 'idle');
      return saved;
    });
    return tail;
  }

  return {
    save,
    later() {
      cancel();
      cancel = timer.after(saveDelayMs, () => void save());
    },
    cancel: () => cancel(),
  };
}
