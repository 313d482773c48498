import { readFileSync } from 'node:fs';
import { ownCategory } from '../../../packages/server/src/people/consent/notice/own-services.ts';
import type { Language } from './site.ts';

interface Stored {
  name: string;
  days: number;
  store?: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cacheStorage';
}
interface Service {
  name: string;
  purpose: Record<string, string>;
  storage: Stored[];
}
interface Category {
  required: boolean;
  services: Service[];
}

/** One row of the policy: an entry in the browser's storage, why it is there and for how long. */
export interface StoredEntry extends Stored {
  purpose: string;
}

const asked = (
  JSON.parse(readFileSync(new URL('../catalogue/consent.json', import.meta.url), 'utf8')) as { categories: Category[] }
).categories;

/** Banner and policy come from one definition, so neither can promise what the other does not. */
export function storedEntries(language: Language): { necessary: StoredEntry[]; asked: StoredEntry[] } {
  const entries = (categories: readonly Category[]) =>
    categories.flatMap(({ services }) =>
      services.flatMap(({ purpose, storage }) => storage.map((stored) => ({ ...stored, purpose: purpose[language]! }))),
    );
  return {
    necessary: entries([ownCategory, ...asked.filter(({ required }) => required)]),
    asked: entries(asked.filter(({ required }) => !required)),
  };
}
