// `npm test`: installs what is missing, builds, runs every suite, and ends with one line that counts.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies, installSystemPackages } from './install.mjs';
import { env, root, run } from './run.mjs';
import { fail, say } from './say.mjs';

const started = Date.now();
await installDependencies();
const { build } = await import('./build.mjs');
const { postgresPrograms, startPostgres } = await import('./postgres.mjs');
const { startWebKitDriver, webkitPort } = await import('./webkit.mjs');
const { executableOf } = await import('../test/browser/engines.mjs');

const inPath = (program) => process.env.PATH.split(':').some((folder) => existsSync(join(folder, program)));

/** What the suites need besides npm packages, and Debian's packages that bring it. */
const needs = [
  { name: 'Chromium', there: () => executableOf('chromium'), packages: ['chromium'] },
  { name: 'Firefox', there: () => executableOf('firefox'), packages: ['firefox-esr'] },
  { name: 'WebKit', there: () => executableOf('webkit') && inPath('WebKitWebDriver') && inPath('xvfb-run'), packages: ['webkit2gtk-driver', 'xvfb', 'xauth'] },
  { name: 'PostgreSQL', there: () => postgresPrograms(), packages: ['postgresql'] },
];
const absent = needs.filter((need) => !need.there());
if (absent.length > 0) await installSystemPackages(absent.flatMap((need) => need.packages));
const missing = needs.filter((need) => !need.there());
for (const { name, packages } of missing) say(`NOT TESTED with ${name}: install ${packages.join(', ')} to include it.`);
if (missing.length > 0 && process.env.CI) fail(`CI needs ${missing.map((need) => need.name).join(', ')}.`, 'Install the packages named above.');
const has = (name) => !missing.some((need) => need.name === name);

const results = join(root, '.smallshop', 'results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const counts = { passed: 0, failed: 0 };

/** Runs one suite and adds its counts; a suite that dies without counting is one failure. */
async function suite(title, command, args, environment = {}, count = () => undefined) {
  say(`${title} …`);
  const { code } = await run(command, args, { env: { ...env, ...environment } });
  const { passed = 0, failed = 0 } = count() ?? (code === 0 ? { passed: 1 } : {});
  counts.passed += passed;
  counts.failed += code !== 0 && failed === 0 ? 1 : failed;
}

const read = (file) => (existsSync(join(results, file)) ? JSON.parse(readFileSync(join(results, file), 'utf8')) : undefined);
const vitestCounts = (file) => () => {
  const result = read(file);
  return result && { passed: result.numPassedTests, failed: result.numFailedTests + result.numFailedTestSuites * (result.numFailedTests === 0) };
};
const vitest = (project, file) => ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, file)}`];

const stops = [];
try {
  await build();
  await suite('Checking types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']);
  const postgres = has('PostgreSQL') ? await startPostgres() : undefined;
  if (postgres) stops.push(postgres.stop);
  const database = postgres ? { TEST_DATABASE_URL: postgres.url } : {};
  await suite(postgres ? 'Unit and server tests, on PGlite and PostgreSQL' : 'Unit and server tests, on PGlite', 'vitest', vitest('unit', 'unit.json'), database, vitestCounts('unit.json'));
  await suite('Fault tests: killed servers, races, lost answers', 'vitest', vitest('faults', 'faults.json'), database, vitestCounts('faults.json'));
  const engines = [['Chromium', 'chromium'], ['Firefox', 'firefox'], ['WebKit', 'webkit']].filter(([name]) => has(name)).map(([, engine]) => engine);
  const elements = (some, part) => suite(`Element tests on ${some.join(', ')}`, 'web-test-runner', ['--config', 'test/browser/web-test-runner.config.mjs'],
    { BROWSERS: some.join(','), WEBKIT_DRIVER_PORT: String(webkitPort), TEST_PART: part, TEST_RESULTS: join(results, `${some[0]}-${part}.json`) }, () => read(`${some[0]}-${part}.json`));
  const others = engines.filter((engine) => engine !== 'webkit');
  if (others.length > 0) await elements(others, 'everything');
  // By itself, in two parts, each with a driver of its own: WebKit's one page crashes on the payment frames after all other tests.
  for (const part of engines.includes('webkit') ? ['rest', 'payment'] : []) {
    const stop = await startWebKitDriver();
    await elements(['webkit'], part).finally(stop);
  }
  if (has('Chromium')) await suite('End-to-end tests', 'vitest', vitest('e2e', 'e2e.json'), database, vitestCounts('e2e.json'));
} finally {
  for (const stop of stops.reverse()) await stop();
}

say(`Took ${Math.round((Date.now() - started) / 1000)} s.`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
