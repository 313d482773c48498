import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commerceSettings } from '../../shop/store/settings.tables.ts';
import type { OpenDatabase } from '../../platform/database/client.ts';
import { openStoreDatabase } from '../environment/open-store-database.ts';
import { readEnv } from '../environment/env.ts';
import { startServer } from '../server/main.ts';
import { writeFixtureShop } from '../../test-support/fixture-shop.ts';
import { openTestDatabase, placeCluster } from '../../test-support/test-database.ts';
import { runCli } from './run.ts';

describe('the command line', () => {
  let dir: string;
  let env: Record<string, string>;
  let database: OpenDatabase;
  let shared: OpenDatabase;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smallshop-cli-'));
    env = { SMALLSHOP_DATA_DIR: join(dir, 'data'), PORT: '0', LOG_LEVEL: 'silent' };
    database = await openTestDatabase('pglite');
    // Opening a database takes a second: the commands of one test share one.
    shared = { ...database, close: async () => {} };
    await writeFixtureShop(join(dir, 'shop'));
    await writeFile(join(dir, 'good.csv'), 'Handle,Title,Variant Price\nmug,Mug,5\n');
    await writeFile(join(dir, 'bad.csv'), 'Handle,Title,Variant Price\nmug2,Mug,five\n');
  });
  afterAll(async () => {
    await database.close();
    await rm(dir, { recursive: true });
  });

  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const code = await runCli(args, { env, out: say, error: say, openDatabase: async () => shared });
    return { code, text: lines.join('\n') };
  };

  it('explains itself, and what was called wrongly', async () => {
    expect(await run()).toMatchObject({ code: 0, text: expect.stringContaining('smallshop import FILE') });
    expect(await run('frob')).toMatchObject({ code: 2, text: expect.stringContaining('no command "frob"') });
    expect(await run('import', '--help')).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^Usage: smallshop import FILE[^]*\n\nImport a product file of Shopify/),
    });
    expect(await run('import')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/Name one file[^]*Usage: smallshop import/),
    });
    expect(await run('import', join(dir, 'nope.csv'), '--store', 'pk_any')).toMatchObject({
      code: 2,
      text: expect.stringContaining(`${join(dir, 'nope.csv')} cannot be read: there is no such file.`),
    });
    expect(await run('import', dir, '--store', 'pk_any')).toMatchObject({
      code: 2,
      text: expect.stringContaining(`${dir} cannot be read: it is a folder.`),
    });
    expect(await run('seed', '--colour', 'red')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/colour[^]*Usage: smallshop seed/),
    });
    expect(await run('store', 'create', '--name', 'A', '--origin', 'shop.example/path')).toMatchObject({
      code: 2,
      text: expect.stringContaining('scheme and host only'),
    });
    expect(
      await run('store', 'create', '--name', 'A', '--origin', 'https://a.example', '--order-page', '/order'),
    ).toMatchObject({ code: 2, text: expect.stringContaining('--order-page /order has to be an address') });
    expect(
      await run(
        'store',
        'create',
        '--name',
        'A',
        '--origin',
        'https://a.example',
        '--email',
        'a@b.example,c@d.example',
      ),
    ).toMatchObject({ code: 2, text: expect.stringContaining('has to be one e-mail address') });
    expect(
      await run('store', 'create', '--name', 'A', '--origin', 'https://a.example', '--country', 'XX'),
    ).toMatchObject({ code: 2, text: expect.stringContaining('country of ISO 3166-1') });
  });

  it('that cannot open the database because the disk is full says so, with the fix', async () => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    for (const command of [['serve'], ['import', join(dir, 'good.csv'), '--store', 'x']]) {
      expect(await runCli(command, { env, out: say, error: say, openDatabase: () => Promise.reject(full) })).toBe(1);
      expect(lines.splice(0).join()).toMatch(/^The disk of .*data is full.*Free at least 100 MB/);
    }
  });

  it('seeds a shop, keeps its secret key in a file, and doubles nothing the second time', async () => {
    const seed = () => run('seed', join(dir, 'shop'), '--origin', 'https://page.example');
    expect(await seed()).toMatchObject({ code: 0, text: expect.stringContaining('Products: 10 created') });
    expect(await readFile(join(dir, 'data', 'secret-key.txt'), 'utf8')).toMatch(/^sk_\S{43}\n$/);
    expect(await seed()).toEqual({ code: 0, text: 'Products: 0 created, 0 updated, 10 unchanged.' });
  });

  it('makes a store, imports into it, and serves it until it is stopped', async () => {
    const created = await run(
      'store',
      'create',
      '--name',
      'Mugs',
      '--origin',
      'https://mugs.example',
      '--origin',
      'http://localhost:*',
      '--order-page',
      'https://mugs.example/order',
      '--email',
      'orders@mugs.example',
    );
    expect(
      await database.db.select({ orderEmails: commerceSettings.orderEmails }).from(commerceSettings),
    ).toContainEqual({ orderEmails: ['orders@mugs.example'] });
    const key = /pk_\w+/.exec(created.text)![0];
    expect(created.text).toMatch(/Secret key: +sk_/);
    expect(await run('import', join(dir, 'good.csv'), '--store', key)).toMatchObject({
      code: 0,
      text: expect.stringContaining('1 created'),
    });
    expect(await run('import', join(dir, 'bad.csv'), '--store', key)).toMatchObject({
      code: 1,
      text: expect.stringContaining('line 2, Variant Price'),
    });
    expect(await run('import', join(dir, 'good.csv'), '--store', key, '--currency', 'CHF')).toMatchObject({
      code: 2,
      text: expect.stringContaining('sells in CHF'),
    });
    expect(await run('import', join(dir, 'good.csv'), '--store', 'pk_none')).toMatchObject({
      code: 2,
      text: expect.stringContaining('no store "pk_none"'),
    });

    const server = await startServer(readEnv(env), { database: shared });
    const response = await fetch(`${server.url}/v1/products/mug`, {
      headers: { Authorization: `Bearer ${key}`, Origin: 'http://localhost:3000' },
    });
    expect(await response.json()).toMatchObject({
      title: 'Mug',
      priceRange: { min: { amount: 500, currency: 'USD' } },
    });
    const port = new URL(server.url).port;
    await expect(startServer(readEnv({ ...env, PORT: port }), { database: shared })).rejects.toThrow(
      `Port ${port} is in use: set PORT to another one.`,
    );
    await Promise.all([server.stop(), server.stop()]);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  it('makes a store that sells in the currency and the language of its country', async () => {
    const polish = await run(
      'store',
      'create',
      '--name',
      'Kubki',
      '--origin',
      'https://kubki.example',
      '--country',
      'PL',
    );
    expect(polish.text).toContain('Sells in:        PLN, to every country; texts in en');
    const mexican = await run(
      'store',
      'create',
      '--name',
      'Tazas',
      '--origin',
      'https://tazas.example',
      '--country',
      'MX',
    );
    expect(mexican.text).toContain('Sells in:        MXN, to every country; texts in es');
    const key = /pk_\w+/.exec(polish.text)![0];
    await run('import', join(dir, 'good.csv'), '--store', key);
    const server = await startServer(readEnv(env), { database: shared });
    for (const country of ['PL', 'LU', 'IN', 'US']) {
      const response = await fetch(`${server.url}/v1/products/mug?country=${country}`, {
        headers: { Authorization: `Bearer ${key}` },
      });
      expect(await response.json(), country).toMatchObject({ priceRange: { min: { amount: 500, currency: 'PLN' } } });
    }
    await server.stop();
  });

  it('lists stores and keys, makes keys, and lets a site in', async () => {
    const made = await run('store', 'create', '--name', 'Keyed', '--origin', 'https://keyed.example');
    const key = /pk_\w+/.exec(made.text)![0];
    expect((await run('store', 'list')).text).toMatch(
      new RegExp(`Keyed \\(US\\)\n  keys:  ${key}\n  sites: https://keyed.example`),
    );
    const another = await run('keys', 'create', '--store', key);
    expect(another.text).toMatch(/^pk_\w+$/);
    const secret = await run('keys', 'create', '--kind', 'secret', '--store', key);
    expect(secret.text).toMatch(/^sk_\S{43}\nThe secret key is not shown again/);
    const listed = (await run('keys', 'list', '--store', key)).text;
    expect(listed.split('\n')).toHaveLength(4);
    expect(listed).toContain(another.text);
    expect(listed).not.toContain(secret.text.split('\n')[0]);
    expect(await run('keys', 'create', '--kind', 'master', '--store', key)).toMatchObject({ code: 2 });
    expect(await run('store', 'allow', 'http://localhost:*', '--store', key)).toMatchObject({ code: 0 });
    expect((await run('store', 'list')).text).toContain('sites: http://localhost:*, https://keyed.example');
    expect(await run('store', 'allow', 'https://*.example', '--store', key)).toMatchObject({ code: 2 });
  });

  it('does not touch a data folder that a running server has', { timeout: 60_000 }, async () => {
    const onDisk = readEnv(env);
    await placeCluster('migrated', onDisk.dataDir);
    const first = await openStoreDatabase(onDisk);
    await expect(openStoreDatabase(onDisk)).rejects.toThrow(/in use by process \d+/);
    await first.close();
    const again = await openStoreDatabase(onDisk);
    expect(again.kind).toBe('pglite');
    await again.close();
  });
});
