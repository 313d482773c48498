import { serve, type ServerType } from '@hono/node-server';
import { pino, type Logger } from 'pino';
import { createApp } from './app.ts';
import type { Deps } from './context.ts';
import type { OpenDatabase } from './db/client.ts';
import { openStoreDatabase } from './db/open-store-database.ts';
import type { Env } from './env.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createAnswerCache } from './http/answer-cache.ts';

export interface RunningServer {
  /** Address it listens on, such as `http://127.0.0.1:4600`. */
  url: string;
  /** Finishes the requests it has, takes no more, closes the database. */
  stop(): Promise<void>;
}

/** Milliseconds that a catalogue answer may be old. */
const answerAge = 1000;
/** Milliseconds that requests may still take once the server stops. */
const patience = 10_000;

/** Opens and migrates the database, then listens. `database` takes the place of the one `env` names; it is closed at the end too. */
export async function startServer(env: Env, options: { log?: Logger; database?: OpenDatabase } = {}): Promise<RunningServer> {
  const log = options.log ?? pino({ level: env.logLevel });
  const database = options.database ?? (await openStoreDatabase(env));
  const deps: Deps = {
    db: database.db,
    log,
    now: () => new Date(),
    dataDir: env.dataDir,
    payments: env.payments,
    answers: createAnswerCache(answerAge),
    ...(env.publicUrl && { publicUrl: env.publicUrl }),
    ...(env.siteDir && { siteDir: env.siteDir }),
    ...(env.cdnDir && { cdnDir: env.cdnDir }),
  };
  const server = await listen(createApp(deps), env).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const stopHousekeeping = startHousekeeping(deps);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.port;
  const url = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`;
  log.info({ url, database: database.kind }, 'listening');
  let stopping: Promise<void> | undefined;
  return {
    url,
    stop: () => (stopping ??= stop(server, stopHousekeeping, database)),
  };
}

function listen(app: ReturnType<typeof createApp>, env: Env): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: env.host, port: env.port }, () => {
      server.off('error', reject);
      resolve(server);
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${env.port} is in use: set PORT to another one.`, { cause: error }) : error);
    });
  });
}

async function stop(server: ServerType, stopHousekeeping: () => Promise<void>, database: OpenDatabase): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    // A stream that never ends must not hold the process.
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience).unref();
  });
  await stopHousekeeping();
  await database.close();
}
