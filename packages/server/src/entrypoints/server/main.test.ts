import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fastestDatabase, openTestDatabase } from '../../test-support/test-database.ts';
import { readEnv } from '../environment/env.ts';
import { startServer } from './main.ts';

it('keeps an idle connection longer than a proxy does, which would send a request into its end', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-main-'));
  const env = readEnv({ PORT: '0', LOG_LEVEL: 'silent', SMALLSHOP_DATA_DIR: dataDir });
  const { url, stop } = await startServer(env, { database: await openTestDatabase(fastestDatabase) });
  const { headers } = await fetch(`${url}/healthz`);
  expect(headers.get('keep-alive')).toBe('timeout=75');
  await stop();
  await rm(dataDir, { recursive: true });
});
