import type { ShopError } from '@smallshop/client';
import type { CheckoutUpdate } from '@smallshop/contract';
import { backoff, isRetryable } from '../common/errors.ts';
import type { ShopContext } from '../shop/shop-context.ts';
import type { CheckoutState } from './checkout-state.ts';
import { updateOf } from './draft.ts';

/** Pause after the last key press before it is sent, in milliseconds. */
export const saveDelayMs = 400;
/** Tries against other writers before giving up. */
const mostTries = 6;

export interface Saver {
  /** Sends what is unsent; true once the server has all of it. */
  save(): Promise<boolean>;
  /** Saves after a pause; another call starts the pause anew. */
  later(): void;
  cancel(): void;
}

export function createSaver(state: CheckoutState, { api, timer }: ShopContext): Saver {
  /** Parts the server refused, as they were: not sent again before they change, so that they do not hold up the others. */
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
    for (let tries = 0; tries < mostTries; tries++) {
      const opened = state.opened();
      const update = unsent();
      const version = state.$checkout.value?.version;
      if (!opened || version === undefined) return false;
      if (!Object.keys(update).length) return Object.keys(updateOf(state.$checkout.value!, state.session.read().edits)).length === 0;
      if (state.$status.value !== 'completing') state.$status.set('saving');
      const { checkoutId, cartToken } = opened;
      const result = await api.checkout.update({ checkoutId, ...update }, { cartToken, version });
      if (result.ok) {
        failures = 0;
        // What had passed by is over; a part that was refused still is.
        if (state.$error.value && isRetryable(state.$error.value)) state.$error.set(null);
        state.take(result.data);
      } else if (!(await handle(result.error, update))) return false;
    }
    return false;
  }

  /** Whether to try again at once, with what is left to send. */
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
