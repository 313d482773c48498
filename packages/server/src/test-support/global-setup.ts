import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveShop } from './saved-shop.ts';
import { fixtureShopVariable, seedFixtureShop } from './test-server.ts';

/** Runs once before the tests. Two workers would make the same template, and each file would seed the same shop. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'smallshop-fixture-'));
  const remove = await saveShop(folder, seedFixtureShop);
  process.env[fixtureShopVariable] = folder;
  return remove;
}
