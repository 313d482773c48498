import type { Region, RegionHint } from '@smallshop/contract';
import { learn } from '@smallshop/contract/format';
import { atom, batch, type ReadableAtom } from 'nanostores';
import { isRecord, readJson } from '../common/json.ts';
import { whileMounted } from '../common/while-mounted.ts';
import type { Ports } from '../ports/ports.ts';
import type { CatalogApi } from '../shop/shop-context.ts';
import type { RegionStore } from './region.types.ts';

export interface RegionDeps extends Ports {
  api: CatalogApi;
  /** Key of the choice in storage. */
  key: string;
  /** The region that the page assumes. */
  page: RegionHint;
  /** Called when the shopper chose a region in this tab, to reprice the cart. */
  chosen(hint: RegionHint): void;
}

export interface RegionContext {
  store: RegionStore;
  page: RegionHint;
  choice(): RegionHint;
  /** Asks the server for the region of a choice. Only the latest request counts. Returns whether it succeeded. */
  settle(choice: RegionHint): Promise<boolean>;
  /** Stores the choice for other pages, and notifies the other tabs and the cart. */
  keep(choice: RegionHint): void;
  /** Hint for requests: the page's region, overridden by the shopper's choice. */
  $hint: ReadableAtom<RegionHint>;
  onMessage(key: string, value: string | null): void;
  /** Applies changes that a suspended tab missed, and retries a request that failed without network. */
  onResume(): void;
}

function readHint(text: string | null): RegionHint {
  const value = readJson(text);
  if (!isRecord(value)) return {};
  const names = ['country', 'currency', 'language'] as const;
  return Object.fromEntries(names.flatMap((name) => (typeof value[name] === 'string' ? [[name, value[name]]] : [])));
}

export function createRegionStore({ api, storage, channel, key, page, chosen }: RegionDeps): RegionContext {
  let stored = storage.get(key);
  let choice = readHint(stored);
  const $hint = atom<RegionHint>({ ...page, ...choice });
  const $region = atom<Region | null>(null);
  const $status = atom<'idle' | 'loading' | 'error'>('idle');
  let requests = 0;

  /** An equal hint must not make the catalog fetch again. */
  function apply(next: RegionHint): void {
    choice = next;
    const hint = { ...page, ...next };
    if (JSON.stringify(hint) !== JSON.stringify($hint.value)) $hint.set(hint);
  }

  async function settle(next: RegionHint): Promise<boolean> {
    const request = ++requests;
    const hint = { ...page, ...next };
    $status.set('loading');
    const result = await api.store.resolveRegion(hint);
    if (request !== requests) return false;
    batch(() => {
      $status.set(result.ok ? 'idle' : 'error');
      if (!result.ok) return;
      apply(next);
      learn(result.data.localization);
      $region.set(result.data);
    });
    return result.ok;
  }

  const ask = () => void ($region.value || $status.value === 'loading' || settle(choice));
  whileMounted($region, ask);
  whileMounted($status, ask);

  const context: RegionContext = {
    $hint,
    page,
    choice: () => choice,
    settle,
    keep(next) {
      stored = JSON.stringify(next);
      storage.set(key, stored);
      channel.post(key, stored);
      chosen($hint.value);
    },
    store: {
      $region,
      $status,
      isLanguageChosen: () => choice.language !== undefined,
      async choose(hint) {
        try {
          const { choose } = await import('./choose.ts');
          await choose(context, hint);
        } catch {
          // The code could not be loaded without a network. The status is the same as for any other failed choice.
          $status.set('error');
        }
      },
    },
    onMessage(at, value) {
      if (at !== key || value === stored) return;
      stored = value;
      if ($region.lc || $status.lc) return void settle(readHint(value));
      // No subscriber: the next one sends the request.
      $region.set(null);
      apply(readHint(value));
    },
    onResume() {
      context.onMessage(key, storage.get(key));
      if (($region.lc || $status.lc) && $status.value === 'error') ask();
    },
  };
  return context;
}
