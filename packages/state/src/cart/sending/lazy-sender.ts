import { ShopError } from '@smallshop/client/core';
import { backoff } from '../../common/errors.ts';
import { loadSender } from '../lazy-parts.ts';
import type { Sender, SenderDeps } from './sender.ts';

/**
 * Loads the sender when there is a mutation to send: a page that only shows products does not load it.
 * If its code cannot be loaded, the sender tries again later, as after a network error.
 */
export function createLazySender(deps: SenderDeps): Sender {
  let sender: Sender | undefined;
  let failures = 0;
  let cancel = () => {};

  async function ready(): Promise<Sender | undefined> {
    cancel();
    try {
      const { createSender } = await loadSender();
      failures = 0;
      return (sender ??= createSender(deps));
    } catch (cause) {
      const error = new ShopError('network_error', { operation: 'cart.load', cause });
      cancel = deps.timer.after(backoff(failures++, error), () => void pump());
      deps.onChange();
      return undefined;
    }
  }

  async function pump(): Promise<void> {
    if (deps.outbox.own.length) await (sender ?? (await ready()))?.pump();
  }

  return {
    pump,
    refresh: async () => (await (sender ?? (await ready()))?.refresh()) ?? false,
    patched: (cart, patch) => sender?.patched(cart, patch) ?? cart,
    waiting: () => failures > 0 || !!sender?.waiting(),
    stop() {
      cancel();
      sender?.stop();
    },
  };
}
