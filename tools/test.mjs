// `npm test`: installs what is missing, builds, runs every suite, and ends with one line that counts. With `--long`, as
// `npm run test:long` does, tests that have a longer form run in it.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFolder } from '../test/browser/test-files.mjs';
import { installDependencies } from './install.mjs';
import { env, keepFreedMemory, root, run, tsc } from './run.mjs';
import { fail, say } from './say.mjs';
import { whenStopped } from './stopping.mjs';

const started = Date.now();
/** See `isLongForm` of the server's test support. */
const form = process.argv.includes('--long') ? { SMALLSHOP_TEST_FORM: 'long' } : {};
await installDependencies();
const { build } = await import('./build.mjs');
const { startPostgres } = await import('./postgres.mjs');
const { startWebKitDriver } = await import('./webkit.mjs');
const { byHand, installWithApt, needs } = await import('./system.mjs');

const absent = needs.filter((need) => !(need.best ?? need.there)());
if (absent.length > 0) await installWithApt(absent);
const missing = needs.filter((need) => !need.there());
const untested =
  missing.length > 0 &&
  `NOT TESTED with ${missing.map(({ name }) => name).join(', ')}. To include what is missing, install it:\n` +
    `    ${byHand(missing)}`;
if (untested && process.env.CI) fail(`CI tests with everything. ${untested}`, 'Then run the command again.');
if (untested) say(untested);
const has = (name) => !missing.some((need) => need.name === name);

const results = join(root, '.smallshop', 'results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const counts = { passed: 0, failed: 0 };
/** Ctrl+C ends the suite that runs, and then what was started for it. */
const interrupt = new AbortController();
whenStopped(() => interrupt.abort());

/**
 * Runs one suite and adds its counts; a suite that dies without counting is one failure. One that runs beside another
 * is `quiet`: its output comes as a whole at its end, so that the two do not mix. One that `mayCrash`, and did, is not
 * counted; then the answer is false.
 */
async function suite(title, command, args, environment = {}, count = () => undefined, quiet = false, mayCrash = false) {
  say(`${title} …`);
  const started = Date.now();
  const { code, output } = await run(command, args, {
    quiet,
    env: { ...env, ...keepFreedMemory, ...form, ...environment },
    signal: interrupt.signal,
  });
  interrupt.signal.throwIfAborted();
  if (quiet) console.log(output);
  say(`${title}: ${Math.round((Date.now() - started) / 1000)} s`);
  if (mayCrash && code !== 0 && (!count()?.passed || count().hasCrashed)) return false;
  const { passed = 0, failed = 0 } = count() ?? (code === 0 ? { passed: 1 } : {});
  counts.passed += passed;
  counts.failed += code !== 0 && failed === 0 ? 1 : failed;
  return true;
}

const read = (file) =>
  existsSync(join(results, file)) ? JSON.parse(readFileSync(join(results, file), 'utf8')) : undefined;
const vitestCounts = (file) => () => {
  const result = read(file);
  return (
    result && {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numFailedTestSuites * (result.numFailedTests === 0),
    }
  );
};
const vitest = (projects, file) => [
  'run',
  ...projects.flatMap((project) => ['--project', project]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(results, file)}`,
];

const stops = [];
try {
  await build({ draftPictures: true });
  const postgres = has('PostgreSQL') ? await startPostgres() : undefined;
  if (postgres) stops.push(postgres.stop);
  const database = postgres ? { TEST_DATABASE_URL: postgres.url } : {};
  const databases = postgres ? 'PGlite and PostgreSQL' : 'PGlite';

  // Two lanes side by side, each busy on about one core: what runs on Node, and what runs in browsers.
  const onNode = async () => {
    await suite('Checking the format (npm run format writes it)', 'oxfmt', ['--check']);
    await suite('Linting', 'oxlint', ['--deny-warnings']);
    await suite('Checking types', 'node', [tsc, '--noEmit', '-p', 'tsconfig.json']);
    await suite(
      `Unit and server tests, on ${databases}`,
      'vitest',
      vitest(['unit', 'unit-isolated'], 'unit.json'),
      database,
      vitestCounts('unit.json'),
    );
    await suite(
      'Fault tests: killed servers, races, lost answers',
      'vitest',
      vitest(['fault-tests'], 'fault-tests.json'),
      database,
      vitestCounts('fault-tests.json'),
    );
  };
  const engines = [
    ['Chromium', 'chromium'],
    ['Firefox', 'firefox'],
    ['WebKit', 'webkit'],
  ]
    .filter(([name]) => has(name))
    .map(([, engine]) => engine);
  const elements = (some, part, environment = {}, mayCrash = false) =>
    suite(
      `Element tests on ${some.join(', ')} (${part})`,
      'web-test-runner',
      ['--config', 'test/browser/web-test-runner.config.mjs'],
      {
        ...environment,
        BROWSERS: some.join(','),
        // As sources, the frames come more slowly, and WebKit crashes less.
        TEST_BUNDLE: part === 'frames' ? '' : bundleFolder,
        TEST_PART: part,
        TEST_RESULTS: join(results, `${some[0]}-${part}.json`),
      },
      () => read(`${some[0]}-${part}.json`),
      true,
      mayCrash,
    );
  const inBrowsers = async () => {
    // On the pinned Node: this program may run on an older one.
    const bundling = await run('node', ['test/browser/bundle.mjs'], { quiet: true });
    if (bundling.code !== 0) fail(`The element tests could not be bundled:\n${bundling.output}`, 'Mend what it names.');
    const others = engines.filter((engine) => engine !== 'webkit');
    if (others.length > 0) await elements(others, 'everything');
    // Separately, in three parts, each with a driver of its own: WebKit's one page crashes on the payment frames after
    // all other tests. The browser itself crashes now and then, mostly on frames below shadow roots. Only a crash makes
    // a part run again, never a failed test of a browser that goes on.
    for (const part of engines.includes('webkit') ? ['rest', 'payment', 'frames'] : []) {
      for (let crashes = 0, isDone = false; !isDone; crashes += 1) {
        const driver = await startWebKitDriver();
        const mayCrash = crashes < (part === 'frames' ? 9 : 2);
        const port = { WEBKIT_DRIVER_PORT: String(driver.port) };
        isDone = await elements(['webkit'], part, port, mayCrash).finally(driver.stop);
        if (!isDone) say('WebKit has crashed, and is started again.');
      }
    }
    if (has('Chromium'))
      await suite('End-to-end tests', 'vitest', vitest(['e2e'], 'e2e.json'), database, vitestCounts('e2e.json'), true);
  };
  await Promise.all([onNode(), inBrowsers()]);
} catch (error) {
  if (!interrupt.signal.aborted) throw error;
} finally {
  for (const stop of stops.reverse()) await stop();
}

if (interrupt.signal.aborted) fail('Stopped before the end.', 'npm test begins anew.');
if (untested) say(untested);
say(`Took ${Math.round((Date.now() - started) / 1000)} s.`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
