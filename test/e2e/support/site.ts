import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface Site {
  origin: string;
  close(): Promise<void>;
}

/**
 * Somebody else's website: one page of `examples/`, on an origin of its own. The address of the shop
 * in it is that of `npm start`; it is replaced by the one under test, and so is whatever else `replace` names.
 */
export async function startSite(page: string, replace: () => Record<string, string>): Promise<Site> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/') return void response.writeHead(204).end();
    let html = await readFile(fileURLToPath(new URL(`../../../examples/${page}`, import.meta.url)), 'utf8');
    for (const [from, to] of Object.entries(replace())) html = html.replaceAll(from, to);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The shop's address as the examples write it. */
export const exampleEndpoint = 'http://127.0.0.1:4600';
