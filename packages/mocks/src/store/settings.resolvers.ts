import { refuse, type ApiKey } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';

/**
 * Settings are stored and have no effect. The mock accepts any key of the right form, so keys made here have no
 * effect either.
 */
export const settingsResolvers: Resolvers<'settings'> = {
  get: (_input, { shop }) => shop.settings,
  set: (settings, { shop }) => (shop.settings = settings),
  listKeys: (_input, { shop }) => ({ items: [...shop.keys.values()] }),
  createKey({ kind }, { shop }) {
    const id = shop.nextId(kind === 'secret' ? 'sk' : 'pk');
    const made: ApiKey = {
      id,
      kind,
      key: kind === 'secret' ? null : id,
      current: false,
      createdAt: new Date(shop.now()).toISOString(),
    };
    shop.keys.set(id, made);
    return { ...made, key: id };
  },
  removeKey({ keyId }, { shop }) {
    const found = shop.keys.get(keyId);
    if (!found) return refuse('not_found', { field: 'keyId' });
    const secrets = [...shop.keys.values()].filter(({ kind }) => kind === 'secret');
    if (found.kind === 'secret' && secrets.length === 1) return refuse('key_last_secret', { field: 'keyId' });
    shop.keys.delete(keyId);
    return undefined;
  },
};
