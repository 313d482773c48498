import type { Region, RegionHint } from '@smallshop/contract';
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
  /** What the page believes. */
  page: RegionHint;
  /** The shopper chose in this tab: the cart follows. */
  chosen(hint: RegionHint): void;
}

export interface RegionContext {
  store: RegionStore;
  page: RegionHint;
  choice(): RegionHint;
  /** Asks which region a choice leads to; only the newest question counts. Answers whether it was settled. */
  settle(choice: RegionHint): Promise<boolean>;
  /** Remembers a settled choice for other pages, and tells the other tabs and the cart. */
  keep(choice: RegionHint): void;
  /** What to ask the server with: the page's belief, overruled by the shopper's choice. */
  $hint: ReadableAtom<RegionHint>;
  onMessage(key: string, value: string | null): void;
  /** Catches up with what was missed while the tab slept, or failed for want of a network. */
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
  let asked = 0;

  /** An equal hint must not make the catalogue fetch anew. */
  function apply(next: RegionHint): void {
    choice = next;
    const hint = { ...page, ...next };
    if (JSON.stringify(hint) !== JSON.stringify($hint.value)) $hint.set(hint);
  }

  async function settle(next: RegionHint): Promise<boolean> {
    const question = ++asked;
    const hint = { ...page, ...next };
    $status.set('loading');
    const result = await api.store.resolveRegion(hint);
    if (question !== asked) return false;
    batch(() => {
      $status.set(result.ok ? 'idle' : 'error');
      if (!result.ok) return;
      apply(next);
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
          // The code of the choice did not come, for want of a network: told as any other failed choice.
          $status.set('error');
        }
      },
    },
    onMessage(at, value) {
      if (at !== key || value === stored) return;
      stored = value;
      if ($region.lc || $status.lc) return void settle(readHint(value));
      // Nobody looks: the next who does asks.
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
