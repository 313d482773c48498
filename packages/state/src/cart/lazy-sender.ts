import { ShopError } from '@smallshop/client/core';
import { backoff } from '../common/errors.ts';
import type { Sender, SenderDeps } from './sender.ts';

/**
 * The sender, fetched when there is something to send: a page that only shows goods does not carry it.
 * Where its code cannot be fetched it is like any lost network: tried again later.
 */
export function createLazySender(deps: SenderDeps): Sender {
  let sender: Sender | undefined;
  let failures = 0;
  let cancel = () => {};

  async function ready(): Promise<Sender | undefined> {
    cancel();
    try {
      const { createSender } = await import('./sender.ts');
      failures = 0;
      return (sender ??= createSender(deps));
    } catch (cause) {
      const error = new ShopError('network_error', { operation: 'cart.load', cause });
      cancel = deps.timer.after(backoff(failures++, error), () => void pump());
      deps.changed();
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
