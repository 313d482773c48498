import { once } from 'node:events';
import { readEnv } from '../env.ts';
import { startServer } from '../main.ts';
import type { Command } from './terminal.ts';

export const serveCommand: Command = {
  usage: 'serve',
  summary: 'Migrate the database and answer requests until SIGINT or SIGTERM.',
  async run(_args, terminal) {
    const env = readEnv(terminal.env);
    const server = await startServer(env, { database: await terminal.openDatabase(env) });
    if (server.outboxUrl) terminal.out(`Test mode: mails are not sent, they are shown at ${server.outboxUrl}`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await server.stop();
    return 0;
  },
};
