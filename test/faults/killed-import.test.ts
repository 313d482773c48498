import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLongForm, longFormDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { writeRichCatalogue } from '../bench/rich-catalogue.ts';
import { createEnvironment, type TestEnvironment } from './environment.ts';
import type { CommandResult } from './messages.ts';
import { ServerProcess } from './server-process.ts';

/** The number of products can be set: `SMALLSHOP_TEST_PRODUCTS=20000 npm run test:long`. At least 400. */
const count = Number(process.env['SMALLSHOP_TEST_PRODUCTS'] ?? (isLongForm ? 100_000 : 600));
/** Products of a transaction of an import. */
const batchSize = 200;

describe.each(longFormDatabases)(`an import of ${count} products, on %s,`, { timeout: 3_600_000 }, (database) => {
  let environment: TestEnvironment;
  let folder: string;
  beforeAll(async () => {
    environment = await createEnvironment(database);
    folder = await mkdtemp(join(tmpdir(), 'smallshop-killed-import-'));
  });
  afterAll(async () => {
    await environment.remove();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs commands in one process, or each in its own where memory is measured. */
  async function run(...commands: string[][]): Promise<CommandResult[]> {
    const results: CommandResult[] = [];
    let server: ServerProcess | undefined;
    for (const args of commands) {
      server ??= start();
      const result = (await server.ask({ do: 'run', args }))!;
      expect(result.code, result.output).toBe(0);
      if (isLongForm) console.log(`${database}: ${args[0]}: ${result.seconds} s, ${result.peakMegabytes} MB`);
      results.push(result);
      if (!isLongForm) continue;
      await server.kill();
      server = undefined;
    }
    await server?.kill();
    return results;
  }

  // A long run is worth optimising.
  const start = () => new ServerProcess(environment.env, isLongForm ? [] : undefined);

  it('goes on where it was after SIGKILL, and its export makes the same catalogue again', async () => {
    const file = join(folder, 'products.csv');
    await writeRichCatalogue(file, count);
    const shop = ['--origin', 'http://localhost:*', '--country', 'US'];
    const created = await run(
      ['store', 'create', '--name', 'First', ...shop],
      ['store', 'create', '--name', 'Second', ...shop],
    );
    const [first, second] = created.map(({ output }) => /pk_\w+/.exec(output)![0]) as [string, string];
    const importFirst = ['import', file, '--store', first];
    const killed = start();
    const killInTransaction = Math.ceil(count / batchSize / 2);
    const startedAt = performance.now();
    expect(await killed.ask({ do: 'run', args: importFirst, killInTransaction })).toBeUndefined();
    expect(await killed.gone).toBe('SIGKILL');
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    if (isLongForm) console.log(`${database}: import until SIGKILL: ${seconds} s`);

    const [catalogue, copy] = ['first', 'second'].map((name) => join(folder, name)) as [string, string];
    const archive = join(catalogue, 'catalogue.jsonl');
    const [resumed, , imported] = await run(
      importFirst,
      ['export', catalogue, '--store', first],
      ['import', archive, '--store', second],
      ['export', copy, '--store', second],
    );
    // What was committed before the end of the process is there; its last transaction is not.
    const saved = (killInTransaction - 1) * batchSize;
    expect(resumed!.output).toContain(`Products: ${count - saved} created, 0 updated, ${saved} unchanged.`);
    expect(imported!.output).toContain(`Products: ${count} created, 0 updated, 0 unchanged`);
    const [before, after] = await Promise.all([readFile(archive), readFile(join(copy, 'catalogue.jsonl'))]);
    expect(after.equals(before)).toBe(true);
    const lines = before.toString().trimEnd().split('\n').slice(-10);
    const collection = lines.map((line) => JSON.parse(line) as { handle?: string; products?: string[] });
    expect(collection.find(({ handle }) => handle === 'imported')?.products).toHaveLength(count);
  });
});
