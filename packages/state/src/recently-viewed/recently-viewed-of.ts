import type { ProductSummary } from '@smallshop/contract';
import { atom } from 'nanostores';
import { createResource } from '../catalog/resource.ts';
import { readJson } from '../common/json.ts';
import { getShopContext } from '../shop/get-shop-context.ts';
import type { ShopCore } from '../shop/shop-context.ts';
import type { Shop } from '../shop/shop.types.ts';
import type { ConsentGate, RecentlyViewed } from './recently-viewed.types.ts';

/** More products are not kept; the oldest one is deleted. */
export const maxRecentlyViewed = 20;

const made = new WeakMap<Shop, RecentlyViewed>();

/**
 * Returns the recently viewed products of a shop, always the same object; the consent of the first call counts.
 * Handles are stored only while `consentKey` is granted, and deleted when it is withdrawn. It is a category or a
 * service of it, such as `preferences/recently-viewed`. Default: `preferences`.
 */
export function recentlyViewedOf(shop: Shop, consent: ConsentGate, consentKey = 'preferences'): RecentlyViewed {
  const found = made.get(shop) ?? createRecentlyViewed(getShopContext(shop), consent, consentKey);
  made.set(shop, found);
  return found;
}

function createRecentlyViewed(
  { api, storage, channel, key: keyOf, region, clock, messageListeners, resumeListeners }: ShopCore,
  consent: ConsentGate,
  consentKey: string,
): RecentlyViewed {
  const key = keyOf('recently-viewed');
  const isAllowed = () => consent.granted(consentKey);
  const $handles = atom<readonly string[]>([]);
  /** What the products depend on. */
  const $query = atom({ handles: $handles.value, hint: region.$hint.value });

  function show(text: string | null): void {
    const handles = readHandles(isAllowed() ? text : null);
    if (JSON.stringify(handles) !== JSON.stringify($handles.value)) $handles.set(handles);
  }

  function store(handles: readonly string[]): void {
    const text = handles.length > 0 ? JSON.stringify(handles) : null;
    if (text === null) storage.remove(key);
    else storage.set(key, text);
    show(text);
    channel.post(key, text);
  }

  const products = createResource<ProductSummary[]>({
    $depends: $query,
    clock,
    resumeListeners,
    async fetch(signal) {
      const { handles, hint } = $query.value;
      // Without handles the list would have all products.
      if (handles.length === 0) return { ok: true, data: [] };
      const result = await api.catalog.listProducts({ ...hint, handle: [...handles] }, { signal });
      return result.ok ? { ok: true, data: result.data.items } : result;
    },
  });

  const update = () => $query.set({ handles: $handles.value, hint: region.$hint.value });
  $handles.listen(update);
  region.$hint.listen(update);
  messageListeners.add((at, text) => at === key && show(text));
  resumeListeners.add(() => show(storage.get(key)));
  consent.subscribe(() => {
    if (isAllowed()) show(storage.get(key));
    else if ($handles.value.length > 0 || storage.get(key) !== null) store([]);
  });

  return {
    $handles,
    $products: products.$value,
    recordViewed(handle) {
      if (!isAllowed() || handle === '') return;
      // Another tab may have stored one meanwhile.
      const others = readHandles(storage.get(key)).filter((one) => one !== handle);
      store([handle, ...others].slice(0, maxRecentlyViewed));
    },
    clear: () => store([]),
    retry: () => void products.load(),
  };
}

/** Anything else in storage counts as nothing. */
function readHandles(text: string | null): string[] {
  const value = readJson(text);
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, maxRecentlyViewed);
}
