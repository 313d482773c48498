import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { warmProductIndexes } from '../../catalog/product-index/product-indexes.ts';
import { fillOrderTerms } from '../../sale/order/fill-order-terms.ts';
import { createConfigurations } from '../../shop/configuration/configurations.ts';
import type { Deps } from '../../shop/requests/context.ts';
import type { OpenDatabase } from '../../platform/database/client.ts';
import { newToken } from '../../platform/database/ids.ts';
import { openStoreDatabase } from '../environment/open-store-database.ts';
import type { Env } from '../environment/env.ts';
import { warnOfProblems } from '../check/warn-of-problems.ts';
import { completeCatalogues, startJobs } from './jobs.ts';
import { createGuardedFetch } from '../../platform/guarded-fetch/guarded-fetch.ts';
import { createResponseCache } from '../../platform/http/response-cache.ts';
import { createBackground, type Background } from '../../platform/http/background.ts';
import { redactError } from '../../shop/requests/errors.ts';
import { answerFromCache } from '../../shop/requests/request-log.ts';
import { trackResponses, type PendingResponses } from '../../platform/http/graceful-stop.ts';
import { proxyCheck } from '../../platform/limits/trusted-proxies.ts';
import { createSmtp } from '../../platform/mail-transport/smtp.ts';
import { traceFetch } from '../../platform/tracing/traced-fetch.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { archiveChunks, chunkArchiveOf } from '../site/chunk-archive.ts';
import { openTelemetry, type Telemetry } from './telemetry.ts';
import { openStripe } from '../../platform/stripe/stripe-account.ts';

export interface RunningServer {
  /** Address it listens on, such as `http://127.0.0.1:4600`. */
  url: string;
  /** Page with the mails that test mode keeps instead of sending them. The link is the only access to it. */
  outboxUrl?: string;
  /** The next request reads the configuration again if it has changed. */
  expireConfigurations(): void;
  /** Finishes the requests it has, takes no more, closes the database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Default: what the environment says. */
  telemetry?: Telemetry;
  log?: Logger;
  /** Takes the place of the one that `env` names; it is closed at the end too. */
  database?: OpenDatabase;
  /** The clock, for tests that let time pass. */
  now?: () => Date;
  /** For tests that stop the process in the middle of an order. */
  checkpoint?: NonNullable<Deps['checkpoint']>;
}

/** Milliseconds that a catalogue answer may be old. */
const answerAge = 1000;
/** Milliseconds that requests may still take once the server stops. */
const shutdownTimeoutMs = 10_000;

/** Opens and migrates the database, then listens. */
export async function startServer(env: Env, options: StartOptions = {}): Promise<RunningServer> {
  const { tracing, observe, ...telemetry } = options.telemetry ?? (await openTelemetry(env));
  const log = options.log ?? telemetry.log;
  const database = options.database ?? (await openStoreDatabase(env, { observe }));
  // Before the first list is shown: an upgrade brings products that have no ranks and are not found yet.
  await completeCatalogues(database.db);
  await fillOrderTerms(database.db);
  if (env.cdnDir) await archiveChunks({ cdnDir: env.cdnDir, archiveDir: chunkArchiveOf(env.dataDir), now: new Date() });
  const background = createBackground((error) => log.error({ err: redactError(error) }, 'background work failed'));
  const outboxToken = env.mail.outbox ? newToken() : undefined;
  const fetchGuarded = traceFetch(createGuardedFetch({ allowedHosts: env.fetchAllowedHosts }), tracing);
  const deps: Deps = {
    db: database.db,
    configurations: createConfigurations(database.db),
    ping: database.ping,
    log,
    now: options.now ?? (() => new Date()),
    dataDir: env.dataDir,
    ...(tracing && { tracing }),
    fetchOutside: fetchGuarded,
    payments: env.payments,
    ...(env.stripe && { stripe: openStripe(env.stripe, tracing) }),
    mail: {
      ...(env.mail.smtpUrl && { port: createSmtp(env.mail.smtpUrl) }),
      ...(outboxToken && { outboxToken }),
      from: env.mail.from,
    },
    webhooks: { fetch: fetchGuarded, allowHttp: env.testMode },
    ...(env.metricsToken && { metrics: { counts: createMetrics(), token: env.metricsToken } }),
    inBackground: background.add,
    ...(options.checkpoint && { checkpoint: options.checkpoint }),
    answers: createResponseCache(answerAge),
    ...(env.publicUrl && { publicUrl: env.publicUrl }),
    ...(env.trustedProxies && { isTrustedProxy: proxyCheck(env.trustedProxies) }),
    ...(env.regionHeaders && { regionHeaders: env.regionHeaders }),
    ...(env.siteDir && { siteDir: env.siteDir }),
    ...(env.cdnDir && { cdnDir: env.cdnDir }),
  };
  const { server, answers } = await listen(deps, env).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.port;
  const url = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`;
  // Known only now: the port may be any free one.
  deps.mail!.ownUrl = url;
  const stopHousekeeping = startJobs(deps, database.vacuum);
  log.info({ url, database: database.kind }, 'listening');
  background.add(warmProductIndexes(database.db));
  await warnOfProblems({ db: database.db, env }, log);
  let stopping: Promise<void> | undefined;
  return {
    url,
    ...(outboxToken && { outboxUrl: `${url}/outbox/${outboxToken}` }),
    expireConfigurations: () => deps.configurations.expire(),
    stop: () => (stopping ??= stop({ answers, stopHousekeeping, background, database, tracing })),
  };
}

/**
 * How long an idle connection stays open. Longer than proxies keep theirs (nginx and AWS: a minute): a request on a
 * connection that the server is closing is lost, and the proxy answers 502. Node's default is five seconds.
 */
const keepAliveTimeoutMs = 75_000;

function listen(deps: Deps, env: Env): Promise<{ server: Server; answers: PendingResponses }> {
  const listener = getRequestListener(createApp(deps).fetch, { hostname: env.host });
  return new Promise((resolve, reject) => {
    const server = createServer({ keepAliveTimeout: keepAliveTimeoutMs }, (incoming, outgoing) => {
      if (!answerFromCache(deps, incoming, outgoing)) void listener(incoming, outgoing);
    });
    server.listen(env.port, env.host, () => {
      server.off('error', reject);
      resolve({ server, answers });
    });
    const answers = trackResponses(server);
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${env.port} is in use: set PORT to another one.`, { cause: error })
          : error,
      );
    });
  });
}

interface Running {
  answers: PendingResponses;
  stopHousekeeping: () => Promise<void>;
  background: Background;
  database: OpenDatabase;
  tracing: Tracing | undefined;
}

async function stop({ answers, stopHousekeeping, background, database, tracing }: Running): Promise<void> {
  await answers.stop(shutdownTimeoutMs);
  await stopHousekeeping();
  await background.finish();
  await database.close();
  await tracing?.stop();
}
