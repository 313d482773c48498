import { cardDeclined } from './card-declined.ts';
import { empty } from './empty.ts';
import { offline } from './offline.ts';
import { priceChanged } from './price-changed.ts';
import type { Scenario } from './scenario.ts';
import { serverError } from './server-error.ts';
import { slow } from './slow.ts';
import { soldOut } from './sold-out.ts';

const normal: Scenario = { summary: 'All is well' };

/** Scenarios by name, for `createMockShop({ scenario })` and `shop.set()`. */
export const scenarios = {
  normal,
  empty,
  slow,
  offline,
  'server-error': serverError,
  'sold-out': soldOut,
  'card-declined': cardDeclined,
  'price-changed': priceChanged,
};
export type ScenarioName = keyof typeof scenarios;
