import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fixtureNotice } from '../../test-support/fixture-notice.ts';
import { readConsentFile } from './consent-file.ts';

let dir: string;
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'smallshop-consent-'))));
afterAll(() => rm(dir, { recursive: true }));
const reading = async (notice: unknown) => {
  await writeFile(join(dir, 'consent.json'), JSON.stringify(notice));
  return readConsentFile(dir);
};

it('a folder without consent.json asks nothing', async () => {
  expect(await readConsentFile(dir)).toBeUndefined();
});

it('consent.json is what the shop asks', async () => {
  expect(await reading(fixtureNotice)).toEqual(fixtureNotice);
});

it('an error in consent.json is reported with its field', async () => {
  const [preferences, ...others] = fixtureNotice.categories;
  await expect(reading({ ...fixtureNotice, categories: [{ ...preferences, id: 'Pref' }] })).rejects.toThrow(
    'consent.json: categories.0.id',
  );
  await expect(reading({ ...fixtureNotice, categories: [preferences, preferences, ...others] })).rejects.toThrow(
    'consent.json: categories.1.id: "preferences" is there already.',
  );
  await expect(reading({ ...fixtureNotice, polisyUrl: '/' })).rejects.toThrow('consent.json: polisyUrl');
});
