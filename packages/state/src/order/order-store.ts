import { atom } from 'nanostores';
import { isRetryable } from '../common/errors.ts';
import { isRecord, readJson } from '../common/json.ts';
import type { Loadable } from '../common/loadable.ts';
import { whileMounted } from '../common/while-mounted.ts';
import type { ShopContext } from '../shop/shop-context.ts';
import { oncePerShop } from '../shop/once-per-shop.ts';
import type { Order } from '@smallshop/contract';
import { createLookup } from './look-up-order.ts';
import type { OrderStore, PlacedOrder } from './order.types.ts';

export interface OrderContext {
  store: OrderStore;
  /** Stores a placed order for all tabs. */
  place(order: PlacedOrder): void;
}

function readPlaced(text: string | null): PlacedOrder | null {
  const value = readJson(text);
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['token'] === 'string'
    ? { id: value['id'], number: String(value['number'] ?? ''), token: value['token'] }
    : null;
}

function createOrderStore({
  api,
  storage,
  channel,
  key,
  messageListeners,
  resumeListeners,
}: ShopContext): OrderContext {
  const at = key('order');
  const $order = atom<Loadable<Order> | null>(null);
  const $placed = atom<PlacedOrder | null>(readPlaced(storage.get(at)));
  let asked: { id: string; token: string } | null = null;

  async function load(): Promise<void> {
    const ref = asked;
    if (!ref) return;
    const before = $order.value?.data ?? null;
    const data = before?.id === ref.id ? before : null;
    $order.set({ status: 'loading', data });
    const result = await api.order.get({ orderId: ref.id }, { orderToken: ref.token });
    if (ref !== asked) return;
    $order.set(result.ok ? { status: 'ready', data: result.data } : { status: 'error', error: result.error, data });
  }

  resumeListeners.add(
    () => void ($order.lc && $order.value?.status === 'error' && isRetryable($order.value.error) && load()),
  );
  messageListeners.add((changed, value) => {
    if (changed === at) $placed.set(readPlaced(value));
  });
  whileMounted($placed, () => $placed.set($placed.value ?? readPlaced(storage.get(at))));

  return {
    store: {
      ...createLookup(api),
      $order,
      $placed,
      open(ref) {
        asked = ref;
        void load();
      },
      retry: () => void load(),
    },
    place(order) {
      const text = JSON.stringify(order);
      storage.set(at, text);
      channel.post(at, text);
      $placed.set(order);
    },
  };
}

export const getOrderContext = oncePerShop(createOrderStore);
