import { findProblems } from '../../check/checks.ts';
import { readEnv } from '../../environment/env.ts';
import type { Command } from '../terminal/terminal.ts';

export const checkCommand: Command = {
  usage: 'check',
  summary: 'Report what keeps the shop from going live, each with its fix. Exits with 1 if there is anything.',
  async run(_args, terminal) {
    const env = readEnv(terminal.env);
    const database = await terminal.openDatabase(env);
    try {
      const problems = await findProblems({ db: database.db, env });
      for (const { problem, fix } of problems) terminal.out(`- ${problem}\n  Fix: ${fix}`);
      terminal.out(
        problems.length === 0
          ? 'No problems found.'
          : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} found.`,
      );
      return problems.length === 0 ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};
