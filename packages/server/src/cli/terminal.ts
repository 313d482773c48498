/** Where a command reads its settings and writes its lines. */
export interface Terminal {
  env: Record<string, string | undefined>;
  out(line: string): void;
  error(line: string): void;
}

export interface Command {
  usage: string;
  summary: string;
  /** Answers the exit code. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** The command was called wrongly: its usage is told with the message. */
export class UsageError extends Error {
  override name = 'UsageError';
}
