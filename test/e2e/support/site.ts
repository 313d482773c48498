import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Site {
  origin: string;
  close(): Promise<void>;
}

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

/**
 * Somebody else's website: a folder of pages, on an origin of its own; one of `examples/` by its name. The address
 * of the shop in it is that of `npm start`; it is replaced by the one under test, and so is whatever else `replace`
 * names.
 */
export async function startSite(folder: string, replace: () => Record<string, string>): Promise<Site> {
  const files = resolve(fileURLToPath(new URL('../../../examples', import.meta.url)), folder);
  const server = createServer(async (request, response) => {
    const file = join(files, request.url === '/' ? 'index.html' : request.url!);
    const type = types[extname(file)];
    if (!type) return void response.writeHead(204).end();
    let text = await readFile(file, 'utf8');
    for (const [from, to] of Object.entries(replace())) text = text.replaceAll(from, to);
    response.writeHead(200, { 'content-type': type }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** The shop's address as the examples write it. */
export const exampleEndpoint = 'http://127.0.0.1:4600';
