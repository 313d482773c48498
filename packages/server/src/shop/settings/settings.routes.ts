import { routes } from '@smallshop/contract';
import { bind } from '../requests/bind-route.ts';
import { createKey, listKeys, removeKey } from './key.service.ts';
import { getSettings, setSettings } from './settings.service.ts';

export const settingsTopic = [
  bind(routes.settings.get, ({ db, store }) => getSettings(db, store.id)),
  bind(routes.settings.set, (context, settings) => setSettings(context, settings)),
  bind(routes.settings.listKeys, (context) => listKeys(context)),
  bind(routes.settings.createKey, (context, { kind }) => createKey(context, kind)),
  bind(routes.settings.removeKey, (context, { keyId }) => removeKey(context, keyId)),
];
