// `npm test`: installs what is missing, builds, runs every suite, and ends with one line that counts. With `--long`, as
// `npm run test:long` does, tests that have a longer form run in it.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
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
/** Repeated at the end, because the output before is long. */
const failures = [];
/** Ctrl+C ends the suite that runs, and then what was started for it. */
const interrupt = new AbortController();
whenStopped(() => interrupt.abort());

/**
 * Runs one suite and adds its counts; a suite that dies without counting is one failure. One that runs beside another
 * is `quiet`: its output comes as a whole at its end, so that the two do not mix.
 */
async function suite(title, command, args, environment = {}, count = () => undefined, quiet = false) {
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
  const { passed = 0, failed = 0, failures: named = [] } = count() ?? (code === 0 ? { passed: 1 } : {});
  counts.passed += passed;
  counts.failed += code !== 0 && failed === 0 ? 1 : failed;
  failures.push(...named);
  if (code !== 0 && named.length === 0) failures.push(title);
}

const read = (file) =>
  existsSync(join(results, file)) ? JSON.parse(readFileSync(join(results, file), 'utf8')) : undefined;
/** What failed in one file of vitest's results, with the first line of the reason. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
  return failed.map(({ fullName, failureMessages: [reason] }) => `${file}: ${fullName}: ${firstLine(reason)}`);
}
const firstLine = (text = '') => text.trim().split('\n')[0];
const vitestCounts = (file) => () => {
  const result = read(file);
  return (
    result && {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numFailedTestSuites * (result.numFailedTests === 0),
      failures: result.testResults.flatMap(failuresOf),
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

const clusterScript = `
  const { prepareClusters } = await import('./packages/server/src/test-support/test-database.ts');
  await prepareClusters();`;

const stops = [];
try {
  const checks = async () => {
    await suite('Checking the format (npm run format writes it)', 'oxfmt', ['--check']);
    await suite('Linting', 'oxlint', ['--deny-warnings']);
    await suite('Checking types', 'node', [tsc, '--noEmit', '-p', 'tsconfig.json']);
  };
  // On the pinned Node: this program may run on an older one.
  const bundleElementTests = async () => {
    const { code, output } = await run('node', ['test/browser/bundle.mjs'], { quiet: true });
    if (code !== 0) fail(`The element tests could not be bundled:\n${output}`, 'Mend what it names.');
  };
  /** Tests on PGlite copy them. Where this fails, the tests make them, and report it. */
  const makeClusters = () =>
    run('node', ['--conditions=@smallshop/source', '--input-type=module', '--eval', clusterScript], { quiet: true });
  // Drawing the pictures keeps one core busy.
  await Promise.all([build({ draftPictures: true }), checks().then(bundleElementTests).then(makeClusters)]);
  const postgres = has('PostgreSQL') ? await startPostgres() : undefined;
  if (postgres) stops.push(postgres.stop);
  const database = postgres ? { TEST_DATABASE_URL: postgres.url } : {};
  const databases = postgres ? 'PGlite and PostgreSQL' : 'PGlite';

  // Two lanes side by side, each busy on about one core: what runs on Node, and what runs in browsers. The fault tests
  // run in the lane that is free first.
  let haveFaultTestsBegun = false;
  const faultTests = async () => {
    if (haveFaultTestsBegun) return;
    haveFaultTestsBegun = true;
    await suite(
      'Fault tests: killed servers, races, lost answers',
      'vitest',
      vitest(['fault-tests'], 'fault-tests.json'),
      database,
      vitestCounts('fault-tests.json'),
      true,
    );
  };
  const onNode = async () => {
    await suite(
      `Unit and server tests, on ${databases}`,
      'vitest',
      vitest(['unit', 'unit-isolated'], 'unit.json'),
      database,
      vitestCounts('unit.json'),
    );
    await faultTests();
  };
  const engines = [
    ['Chromium', 'chromium'],
    ['Firefox', 'firefox'],
    ['WebKit', 'webkit'],
  ]
    .filter(([name]) => has(name))
    .map(([, engine]) => engine);
  const elements = (some, environment = {}) =>
    suite(
      `Element tests on ${some.join(', ')}`,
      'web-test-runner',
      ['--config', 'test/browser/web-test-runner.config.mjs'],
      {
        ...environment,
        BROWSERS: some.join(','),
        TEST_BUNDLE: bundleFolder,
        TEST_RESULTS: join(results, `elements-${some[0]}.json`),
      },
      () => read(`elements-${some[0]}.json`),
      true,
    );
  const inBrowsers = async () => {
    const others = engines.filter((engine) => engine !== 'webkit');
    if (others.length > 0) await elements(others);
    if (engines.includes('webkit')) {
      const driver = await startWebKitDriver();
      await elements(['webkit'], { WEBKIT_DRIVER_PORT: String(driver.port) }).finally(driver.stop);
    }
    if (has('Chromium'))
      await suite('End-to-end tests', 'vitest', vitest(['e2e'], 'e2e.json'), database, vitestCounts('e2e.json'), true);
    await faultTests();
  };
  await Promise.all([onNode(), inBrowsers()]);
} catch (error) {
  if (!interrupt.signal.aborted) throw error;
} finally {
  for (const stop of stops.reverse()) await stop();
}

if (interrupt.signal.aborted) fail('Stopped before the end.', 'npm test begins anew.');
if (untested) say(untested);
for (const failure of failures) say(`FAILED ${failure}`);
say(`Took ${Math.round((Date.now() - started) / 1000)} s.`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
