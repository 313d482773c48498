// A server in a process of its own, as `smallshop serve` runs it, that a test can kill at any step.
import { pino } from 'pino';
import { createConfigurations } from '../../packages/server/src/shop/configuration/configurations.ts';
import type { Deps } from '../../packages/server/src/shop/requests/context.ts';
import { openStoreDatabase } from '../../packages/server/src/entrypoints/environment/open-store-database.ts';
import { runCli } from '../../packages/server/src/entrypoints/cli/run.ts';
import { readEnv } from '../../packages/server/src/entrypoints/environment/env.ts';
import { runJobs } from '../../packages/server/src/entrypoints/server/jobs.ts';
import { startServer } from '../../packages/server/src/entrypoints/server/main.ts';
import type { OpenDatabase } from '../../packages/server/src/platform/database/client.ts';
import { openStripe } from '../../packages/server/src/platform/stripe/stripe-account.ts';
import { createGuardedFetch } from '../../packages/server/src/platform/guarded-fetch/guarded-fetch.ts';
import type { CommandResult, Message, ServerCrashPoint, Reply } from './messages.ts';
import { takeSnapshot } from './snapshot.ts';

let clock = 0;
let crashPoint: ServerCrashPoint | undefined;
let deps: Deps | undefined;
const now = () => new Date(Date.now() + clock);

const checkpoint: NonNullable<Deps['checkpoint']> = async (name) => {
  if (crashPoint?.at !== name || --crashPoint.hit > 0) return;
  // Nothing runs after this line: no handler, no `finally`, no flush.
  process.kill(process.pid, 'SIGKILL');
};

async function start(): Promise<{ url: string }> {
  const env = readEnv(process.env);
  const log = pino({ level: env.logLevel });
  const database = await openStoreDatabase(env);
  const { url } = await startServer(env, { log, database, now, checkpoint });
  const mail = { outboxToken: 'kept', from: env.mail.from, ownUrl: url };
  deps = {
    db: database.db,
    configurations: createConfigurations(database.db),
    log,
    now,
    checkpoint,
    dataDir: env.dataDir,
    payments: env.payments,
    stripe: openStripe(env.stripe!),
    mail,
    webhooks: { fetch: createGuardedFetch({ allowedHosts: env.fetchAllowedHosts }), allowHttp: env.testMode },
  };
  return { url };
}

async function runCommand(args: string[], killInTransaction = Infinity): Promise<CommandResult> {
  const start = performance.now();
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const openDatabase: typeof openStoreDatabase = async (...given) =>
    killedIn(killInTransaction, await openStoreDatabase(...given));
  const code = await runCli(args, { env: process.env, out: write, error: write, openDatabase });
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return { code, output: lines.join('\n'), seconds: Math.round((performance.now() - start) / 1000), peakMegabytes };
}

/** A database whose process ends in this transaction. */
function killedIn(nth: number, database: OpenDatabase): OpenDatabase {
  const { db } = database;
  let count = 0;
  const transaction: typeof db.transaction = (work, config) =>
    db.transaction(async (tx) => {
      const result = await work(tx);
      count += 1;
      if (count === nth) process.kill(process.pid, 'SIGKILL');
      return result;
    }, config);
  return { ...database, db: Object.assign(Object.create(db) as typeof db, { transaction }) };
}

async function handleMessage(message: Message): Promise<unknown> {
  switch (message.do) {
    case 'start':
      clock = message.clock;
      return start();
    case 'crashAt':
      crashPoint = message.crashPoint;
      return true;
    case 'runJobs':
      clock = message.clock;
      await runJobs(deps!);
      return true;
    case 'snapshot':
      return takeSnapshot(deps!.db);
    case 'run':
      return runCommand(message.args, message.killInTransaction);
  }
}

const answer = (reply: Reply) => void process.send!(reply);
process.on('message', (message: Message) => {
  handleMessage(message).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ failed: String(error instanceof Error ? error.stack : error) }),
  );
});
// The test is gone: nothing else would stop this process.
process.on('disconnect', () => process.exit());
