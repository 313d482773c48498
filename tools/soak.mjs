// `npm run test:soak`: kills servers while orders are placed, for as long as it takes. `-- --kills 1000 --seed 7`
// sets how often, and which lots are drawn.
import { installDependencies } from './install.mjs';
import { env, run } from './run.mjs';
import { say } from './say.mjs';

await installDependencies();
const { postgresPrograms, startPostgres } = await import('./postgres.mjs');
const postgres = postgresPrograms() ? await startPostgres() : undefined;
if (!postgres) say('NOT TESTED with PostgreSQL: install postgresql to include it.');
try {
  const database = postgres ? { TEST_DATABASE_URL: postgres.url } : {};
  const { code } = await run(
    'node',
    ['--conditions=@smallshop/source', 'test/faults/soak.ts', ...process.argv.slice(2)],
    { env: { ...env, ...database } },
  );
  process.exitCode = code;
} finally {
  await postgres?.stop();
}
