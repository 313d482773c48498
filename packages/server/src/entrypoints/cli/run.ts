import { backupCommand } from './commands/backup-command.ts';
import { checkCommand } from './commands/check-command.ts';
import { connectionMessage } from '../../platform/database/database-errors.ts';
import { fullDiskMessage } from '../../platform/database/full-disk.ts';
import { databaseError } from '../../platform/database/refused-value.ts';
import { readEnv } from '../environment/env.ts';
import { settingsText } from '../environment/settings.ts';
import { exportCommand } from './commands/export-command.ts';
import { importCommand } from './commands/import-command.ts';
import { keysCreateCommand, keysListCommand } from './commands/keys-command.ts';
import { migrateCommand } from './commands/migrate-command.ts';
import { moveCommand } from './commands/move-command.ts';
import { pricesConfirmCommand } from './commands/prices-command.ts';
import { ratesListCommand, ratesRemoveCommand, ratesSetCommand } from './commands/rates-command.ts';
import { restoreCommand } from './commands/restore-command.ts';
import { seedCommand } from './commands/seed-command.ts';
import { serveCommand } from './commands/serve-command.ts';
import { storeCreateCommand } from './commands/store-command.ts';
import { storeAllowCommand, storeListCommand } from './commands/stores-command.ts';
import { webhooksReplayCommand } from './commands/webhooks-command.ts';
import { UsageError, type Command, type Terminal } from './terminal/terminal.ts';

export const commands: Record<string, Command> = {
  serve: serveCommand,
  migrate: migrateCommand,
  seed: seedCommand,
  import: importCommand,
  export: exportCommand,
  backup: backupCommand,
  restore: restoreCommand,
  move: moveCommand,
  'store create': storeCreateCommand,
  'store list': storeListCommand,
  'store allow': storeAllowCommand,
  'keys list': keysListCommand,
  'keys create': keysCreateCommand,
  check: checkCommand,
  'prices confirm': pricesConfirmCommand,
  'rates set': ratesSetCommand,
  'rates list': ratesListCommand,
  'rates remove': ratesRemoveCommand,
  'webhooks replay': webhooksReplayCommand,
};

const usage = `smallshop, the store server

${Object.values(commands)
  .map((command) => `  smallshop ${command.usage}\n      ${command.summary}`)
  .join('\n')}

Environment variables:

${settingsText()}`;

const nameOf = (args: readonly string[]) =>
  Object.keys(commands).find((one) => one === args.slice(0, one.split(' ').length).join(' '));

/** Runs one command; answers the exit code: 0 done, 1 failed, 2 called wrongly. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const name = nameOf(args);
  if (!name) {
    const asked = args.length === 0 || ['help', '--help', '-h'].includes(args[0]!);
    terminal[asked ? 'out' : 'error'](
      asked ? usage : `smallshop has no command "${args.join(' ')}". "smallshop help" lists all.`,
    );
    return asked ? 0 : 2;
  }
  const { usage: itsUsage, summary, run } = commands[name]!;
  const given = args.slice(name.split(' ').length);
  if (given.some((arg) => arg === '--help' || arg === '-h')) {
    terminal.out(`Usage: smallshop ${itsUsage}\n\n${summary}`);
    return 0;
  }
  try {
    return await run(given, { runCommand: runCli, ...terminal });
  } catch (error) {
    const wrongCall = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    // Drizzle's message is the whole statement with its values.
    terminal.error(
      (!wrongCall && (await ofFullDisk(error, terminal))) ||
        (connectionMessage(error) ?? databaseError(error)?.message ?? (error as Error).message),
    );
    if (wrongCall) terminal.error(`\nUsage: smallshop ${itsUsage}`);
    return wrongCall ? 2 : 1;
  }
}

async function ofFullDisk(error: unknown, { env }: Terminal): Promise<string | undefined> {
  try {
    return await fullDiskMessage(error, readEnv(env));
  } catch {
    // The message about a wrong setting is printed as it is.
    return undefined;
  }
}
