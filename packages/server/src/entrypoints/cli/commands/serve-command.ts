import { once } from 'node:events';
import { readEnv } from '../../environment/env.ts';
import { openCommandChannel } from '../terminal/command-channel.ts';
import { startServer } from '../../server/main.ts';
import { openTelemetry } from '../../server/telemetry.ts';
import type { Command } from '../terminal/terminal.ts';

export const serveCommand: Command = {
  usage: 'serve',
  summary: 'Migrate the database and answer requests until SIGINT or SIGTERM.',
  async run(_args, terminal) {
    const env = readEnv(terminal.env);
    const telemetry = await openTelemetry(env);
    const database = await terminal.openDatabase(env, { observe: telemetry.observe });
    const server = await startServer(env, { database, telemetry });
    const { runCommand } = terminal;
    const closeChannel =
      database.kind === 'pglite' && runCommand
        ? await openCommandChannel({ dataDir: env.dataDir, database }, (args, own) =>
            runCommand(args, { ...own, env: terminal.env }).finally(() => server.expireConfigurations()),
          )
        : async () => {};
    if (server.outboxUrl) terminal.out(`Test mode: mails are not sent, they are shown at ${server.outboxUrl}`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await closeChannel();
    await server.stop();
    return 0;
  },
};
