import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requestsPerSecond, startProcess } from './load.ts';
import { compare } from './ratio.ts';

const entry = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * A cached page of 24 products beside a handler that returns the very same bytes as a constant.
 * Shop, handler and load are three processes.
 */
export async function serverBench(dataDir: string, key: string) {
  const shop = await startProcess([entry('shop-server.ts')], {
    SMALLSHOP_DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  const headers = { authorization: `Bearer ${key}` };
  const url = `${shop.url}/v1/products?limit=24&country=US&language=en`;
  const bodyFile = join(dataDir, 'list.json');
  await writeFile(bodyFile, await (await fetch(url, { headers })).text());
  const constant = await startProcess([entry('constant-handler.ts'), bodyFile]);
  const result = await compare(
    5,
    () => requestsPerSecond(url, headers),
    () => requestsPerSecond(constant.url),
  );
  await Promise.all([shop.stop(), constant.stop()]);
  await rm(bodyFile);
  return {
    name: 'cached catalogue page ÷ constant handler',
    unit: 'requests per second',
    target: 'at least 0.7',
    ...result,
  };
}
