import type { DatabaseOptions, OpenDatabase } from '../../../platform/database/client.ts';
import type { Env } from '../../environment/env.ts';

/** What a command works with: settings, lines, and the database that the settings name, migrated. */
export interface Terminal {
  env: Record<string, string | undefined>;
  out(line: string): void;
  error(line: string): void;
  /** Shows how far the command is, in place of what was shown before. */
  progress?(text: string): void;
  openDatabase(env: Env, options?: DatabaseOptions): Promise<OpenDatabase>;
  /** Runs another command with what it prints going elsewhere: for the server, which runs those of the command line. */
  runCommand?(args: readonly string[], terminal: Terminal): Promise<number>;
}

export interface Command {
  usage: string;
  summary: string;
  /** Returns the exit code. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** The command was called with wrong arguments: the usage is printed with the message. */
export class UsageError extends Error {
  override name = 'UsageError';
}
