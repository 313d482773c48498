import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { timingSafeEqual } from 'node:crypto';
import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenDatabase } from '../../../platform/database/client.ts';
import { newToken } from '../../../platform/database/ids.ts';

/** How the command line reaches the server that has the data folder. Only its owner can read the file. */
export interface ChannelFile {
  port: number;
  token: string;
}

/** One line of the answer: what the command printed, how far it is, at last its exit code. */
export type ChannelLine = { out: string } | { error: string } | { progress: string } | { code: number };

export const channelPath = (dataDir: string): string => join(dataDir, 'cli.json');

/** What a command runs with inside the server: its lines, and the server's own database, which stays open. */
export interface ChannelTerminal {
  out(line: string): void;
  error(line: string): void;
  progress(text: string): void;
  openDatabase(): Promise<OpenDatabase>;
}

/**
 * Takes commands from the command line of this machine. The embedded database belongs to one process, so this one
 * runs them. It listens on the loopback address and asks for the token of the file, mode 0600, in the data folder.
 * Returns how to close it.
 */
export async function openCommandChannel(
  { dataDir, database }: { dataDir: string; database: OpenDatabase },
  run: (args: readonly string[], terminal: ChannelTerminal) => Promise<number>,
): Promise<() => Promise<void>> {
  const token = newToken();
  const shared: OpenDatabase = { ...database, close: async () => {} };
  const server = createServer(async (request, response) => {
    // A page in a browser sends an origin; the command line has none.
    if (request.method !== 'POST' || request.headers.origin !== undefined || !isToken(request, token))
      return void response.writeHead(403).end();
    const args = JSON.parse(await bodyOf(request)) as string[];
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const write = (line: ChannelLine) => void response.write(`${JSON.stringify(line)}\n`);
    const code = await run(args, {
      out: (out) => write({ out }),
      error: (error) => write({ error }),
      progress: (progress) => write({ progress }),
      openDatabase: async () => shared,
    });
    write({ code });
    response.end();
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => listening());
  });
  const file: ChannelFile = { port: (server.address() as AddressInfo).port, token };
  await unlink(channelPath(dataDir)).catch(() => {});
  await writeFile(channelPath(dataDir), JSON.stringify(file), { mode: 0o600 });
  return async () => {
    await unlink(channelPath(dataDir)).catch(() => {});
    server.closeIdleConnections();
    await new Promise((closed) => server.close(closed));
  };
}

function isToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
