import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { freePort } from '../../tools/free-port.mjs';
import { root } from './blocks.ts';

const products = [
  'Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,' +
    'Variant Inventory Tracker,Variant Inventory Qty,Variant Price',
  ...[
    ['dragon-well', 'Dragon Well', 'SKU-1'],
    ['oolong', 'Oolong', 'SKU-2'],
    ['longjing', 'Longjing', 'DRAGON-WELL'],
    ['smoked-tea', 'Smoked Tea', 'SMOKED'],
    ['teapot', 'Teapot', 'TEAPOT'],
  ].map(
    ([handle, title, sku]) =>
      `${handle},${title},<p>Fresh.</p>,Osmanthe,Tea,true,Title,Default Title,${sku},100,shopify,500,18.00`,
  ),
].join('\n');

/** The shop of a reader: made by the commands of the guides, in a clone, on a free port and a folder of its own. */
export interface ReaderShop {
  url: string;
  folder: string;
  /** Two stores: most of the guides' `pk_…`, and the one of `pk_books`. */
  key: string;
  booksKey: string;
  secretKey: string;
  /** Runs a line of a shell as the guides write it, with the reader's own addresses, keys and files in it. */
  run(command: string, cwd?: string): Promise<{ code: number; output: string }>;
  close(): Promise<void>;
}

/** What `npm run smallshop --` runs, without npm, which takes most of a second. Lines that say npm keep it. */
const inClone = (command: string) =>
  command.replace(/\b(?:npx )?smallshop (?!--)(?=[a-z])/, `node "${join(root, 'tools/smallshop.mjs')}" `);

function shell(command: string, variables: NodeJS.ProcessEnv, cwd = root): ChildProcess & { text(): string } {
  // Where `npm test` was typed.
  const env = { ...variables, INIT_CWD: undefined };
  const child = spawn('bash', ['-c', command], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return Object.assign(child, { text: () => output });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  process.kill(-child.pid!, 'SIGTERM');
  await closed;
}

/** Runs `smallshop serve` as a guide writes it; resolves once it answers. */
export async function serve(
  command: string,
  more: Record<string, string>,
): Promise<{ url: string; env: NodeJS.ProcessEnv; get(): Promise<Response>; close(): Promise<void> }> {
  const port = String(await freePort());
  const env = { ...process.env, PORT: port, LOG_LEVEL: 'warn', ...more };
  const server = shell(inClone(command), env);
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (server.exitCode !== null || server.signalCode !== null)
      throw new Error(`${command} ended with ${server.exitCode ?? server.signalCode}: ${server.text()}`);
    await pause(100);
  }
  const get = () =>
    fetch(url).catch((cause: unknown) => {
      const state = server.exitCode ?? server.signalCode ?? 'running';
      throw new Error(`${command} did not respond (${state}): ${server.text()}`, { cause });
    });
  return { url, env, get, close: () => end(server) };
}

/** `notice` is what the shop asks its visitors, as JSON. */
export async function startReaderShop(serveCommand: string, notice: string): Promise<ReaderShop> {
  // Below the repository, where npm finds the script. What commands write stays in it.
  await mkdir(join(root, '.smallshop'), { recursive: true });
  const folder = await mkdtemp(join(root, '.smallshop', 'reader-'));
  const csv = join(folder, 'products.csv');
  await writeFile(csv, products);
  const server = await serve(serveCommand, { SMALLSHOP_DATA_DIR: join(folder, 'data') });
  const keys = { key: '', secretKey: '', booksKey: '' };
  const mine = (command: string) =>
    inClone(command)
      .replaceAll('https://shop.example', server.url)
      .replaceAll('$SHOP', server.url)
      .replace(/\bproducts\.csv\b/, csv)
      .replaceAll('pk_…', keys.key)
      .replaceAll('sk_…', keys.secretKey)
      .replace(/^curl /, 'curl -sS --fail-with-body ');
  const run: ReaderShop['run'] = async (command, cwd = folder) => {
    const child = shell(mine(command), server.env, cwd);
    const [code] = (await once(child, 'close')) as [number];
    return { code, output: child.text() };
  };
  const create = async (name: string) => {
    const { output } = await run(`smallshop store create --name "${name}" --country US --origin "http://127.0.0.1:*"`);
    const keyOf = (kind: string) => new RegExp(`${kind} key:\\s+(\\S+)`).exec(output)?.[1] ?? expect.fail(output);
    return { key: keyOf('Publishable'), secretKey: keyOf('Secret') };
  };
  Object.assign(keys, await create('Tea'));
  keys.booksKey = (await create('Books')).key;
  for (const key of [keys.key, keys.booksKey])
    expect(await run(`smallshop import products.csv --store ${key} --collection tea`)).toMatchObject({ code: 0 });
  const asked = await fetch(`${server.url}/v1/admin/consent-notice`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${keys.secretKey}`, 'content-type': 'application/json' },
    body: notice,
  });
  expect([asked.status, await asked.text()]).toEqual([200, expect.any(String)]);
  return {
    url: server.url,
    folder,
    ...keys,
    run,
    close: async () => (
      await server.close(),
      rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    ),
  };
}
