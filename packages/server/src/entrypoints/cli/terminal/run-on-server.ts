import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { jsonLines } from '../../../platform/json/json-lines.ts';
import { channelPath, type ChannelFile, type ChannelLine } from './command-channel.ts';
import type { Terminal } from './terminal.ts';

/** Commands that name files or folders, which the server does not find from its own folder. */
const namesFiles = ['import', 'seed', 'export', 'backup'];
/** Commands that name a folder which they make. */
const makesFolder = ['export', 'backup'];

/**
 * Has the running server of this data folder run a command. Returns the exit code; null where no server answers, so
 * that the command can open the database itself.
 */
export async function runOnServer(
  args: readonly string[],
  dataDir: string,
  terminal: Pick<Terminal, 'out' | 'error' | 'progress'>,
): Promise<number | null> {
  const file = await readFile(channelPath(dataDir), 'utf8').catch(() => null);
  if (file === null) return null;
  const { port, token } = JSON.parse(file) as ChannelFile;
  const isPlace = (arg: string, index: number) =>
    existsSync(arg) || (makesFolder.includes(args[0] ?? '') && index === 1);
  const located = namesFiles.includes(args[0] ?? '')
    ? args.map((arg, index) => (index > 0 && isPlace(arg, index) ? resolve(arg) : arg))
    : args;
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(located),
  }).catch(() => null);
  // Left behind by a server that was killed; the port may be another program's by now.
  if (!response?.ok || !response.body) return null;
  // The server does not know that no one waits.
  process.once('SIGINT', () => {
    terminal.error('The server goes on with the command. To stop it, stop the server.');
    process.exit(130);
  });
  let code: number | null = null;
  for await (const text of jsonLines(response.body)) {
    const line = JSON.parse(text) as ChannelLine;
    if ('out' in line) terminal.out(line.out);
    else if ('error' in line) terminal.error(line.error);
    else if ('progress' in line) terminal.progress?.(line.progress);
    else code = line.code;
  }
  if (code === null) terminal.error('The server stopped before the command was done.');
  return code ?? 1;
}
