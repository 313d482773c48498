import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../../platform/database/client.ts';
import { openTestDatabase } from '../../../test-support/test-database.ts';
import { channelPath, openCommandChannel } from './command-channel.ts';
import { runOnServer } from './run-on-server.ts';
import { runCli } from '../run.ts';

describe('a command while the shop runs', () => {
  let dataDir: string;
  let database: OpenDatabase;
  let close: () => Promise<void>;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'smallshop-channel-'));
    database = await openTestDatabase('pglite');
    const env = { SMALLSHOP_DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
    close = await openCommandChannel({ dataDir, database }, (args, own) => runCli(args, { ...own, env }));
  });
  afterAll(async () => {
    await close();
    await database.close();
    await rm(dataDir, { recursive: true });
  });

  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    return { code: await runOnServer(args, dataDir, { out: say, error: say }), text: lines.join('\n') };
  };

  it('is run by the server that has the database, with its exit code', async () => {
    const created = await run('store', 'create', '--name', 'Open', '--origin', 'https://open.example');
    expect(created).toMatchObject({ code: 0, text: expect.stringContaining('Publishable key: pk_') });
    expect(await run('store', 'list')).toMatchObject({ code: 0, text: expect.stringContaining('Open (US)') });
    expect(await run('keys', 'create', '--kind', 'master')).toMatchObject({
      code: 2,
      text: expect.stringContaining('--kind master is unknown'),
    });
    const csv = join(dataDir, 'mugs.csv');
    await writeFile(csv, 'Handle,Title,Variant Price\nmug,Mug,5\n');
    expect(await run('import', csv, '--store', /pk_\w+/.exec(created.text)![0])).toMatchObject({
      code: 0,
      text: expect.stringContaining('1 created'),
    });
  });

  it('needs the token, which only the owner of the data folder can read', async () => {
    expect((await stat(channelPath(dataDir))).mode & 0o777).toBe(0o600);
    const { port, token } = JSON.parse(await readFile(channelPath(dataDir), 'utf8')) as { port: number; token: string };
    const ask = (headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: '["store","list"]' });
    expect((await ask({})).status).toBe(403);
    expect((await ask({ authorization: `Bearer ${token.slice(0, -1)}x` })).status).toBe(403);
    expect((await ask({ authorization: `Bearer ${token}`, origin: 'https://page.example' })).status).toBe(403);
    expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it('opens the database itself where no server runs, also after one was killed', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'smallshop-channel-'));
    const silent = { out: () => {}, error: () => {} };
    expect(await runOnServer(['store', 'list'], empty, silent)).toBeNull();
    await writeFile(channelPath(empty), JSON.stringify({ port: 1, token: 'gone' }));
    expect(await runOnServer(['store', 'list'], empty, silent)).toBeNull();
    await rm(empty, { recursive: true });
  });
});
