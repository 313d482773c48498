import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface Tags {
  /** On a host other than the page's, as tags are: its cookies are not the page's. */
  origin: string;
  /** What was asked for since the last time, as `service/what`. */
  asked(): string[];
  close(): Promise<void>;
}

const script = (name: string) =>
  readFile(fileURLToPath(new URL(`../../fixtures/tags/${name}.js`, import.meta.url)), 'utf8');
const gif = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64');

/** The vendors of `test/fixtures/tags/index.html`, all in one server. */
export async function startTags(): Promise<Tags> {
  const scripts = {
    '/google-tag/gtag.js': 'google-tag',
    '/counter/counter.js': 'counter',
    '/pixel/pixel.js': 'pixel',
    '/chat/chat.js': 'chat',
  } as const;
  let log: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, 'http://tags');
    log.push(pathname.slice(1));
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (pathname in scripts)
      return void response
        .setHeader('Content-Type', 'text/javascript')
        .end(await script(scripts[pathname as keyof typeof scripts]));
    if (pathname.endsWith('.gif')) return void response.setHeader('Content-Type', 'image/gif').end(gif);
    if (pathname.endsWith('.html'))
      return void response
        .setHeader('Content-Type', 'text/html')
        .end('<!doctype html><title>Video</title><p>A video would play here.');
    response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked() {
      const asked = log;
      log = [];
      return [...new Set(asked)].sort();
    },
    close: () => new Promise((closed) => (server.close(() => closed()), server.closeAllConnections())),
  };
}
