import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Workspace packages resolve to their sources: tests run without a build. */
const source = '@smallshop/source';
const onNode = [source, 'module', 'node', 'default'];

const notOurs = ['**/node_modules/**', '**/dist/**'];
/** Packages for one page each: a page's state and what stands in for a browser must not reach another test file. */
const isolated = ['client', 'consent', 'mocks', 'state'].map((name) => `packages/${name}/src/**/*.test.ts`);
// `isolate: false`: the modules have no state of their own, and the files of a worker share them. Without it, the
// server is loaded for each file.

/** For the processes that run tests: fewer collections of garbage save a seventh of their time. */
const execArgv = ['--max-semi-space-size=64'];

/** The default leaves one core for others. Times are only against hanging. */
const onAllCores = { maxWorkers: '100%', testTimeout: 120_000, hookTimeout: 300_000 };

/** What takes longest, longest first. Where no durations are known, Vitest begins with the largest files. */
const longest = [
  'faults/killed.',
  'faults/killed-postgres.',
  'faults/database-restart.',
  'e2e/guides.',
  'e2e/pages.',
  'e2e/stripe.',
  'e2e/cross-border.',
  'e2e/purchase.',
].map((name) => `/test/${name}`);

/** So that no core is idle at the end, because one file is left. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.includes(name));
      return at < 0 ? longest.length : at;
    };
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((of) => sorted.filter(({ project }) => project === of).sort((a, b) => rank(a) - rank(b)));
  }
}

export default defineConfig({
  resolve: { conditions: [source, 'module', 'browser', 'default'] },
  ssr: { resolve: { conditions: onNode } },
  // What runs once before the tests.
  environments: { __vitest__: { resolve: { conditions: onNode } } },
  test: {
    // Times are only against hanging: a busy machine is no fault of the code.
    expect: { poll: { timeout: 30_000 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'examples/**/*.test.ts',
            'test/unit/**/*.test.ts',
            'test/api/**/*.test.ts',
          ],
          // Elements need a real browser: test/browser runs them on three engines.
          exclude: [...notOurs, 'packages/elements/**', ...isolated],
          globalSetup: 'packages/server/src/test-support/global-setup.ts',
          isolate: false,
          execArgv,
          ...onAllCores,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-isolated',
          include: isolated,
          exclude: notOurs,
          // A file has its own modules and globals in a thread too, which starts in half the time of a process.
          pool: 'threads',
          ...onAllCores,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/e2e/support/seeded-shop.ts',
          isolate: false,
          // A database in WebAssembly does too little here to be worth optimising.
          execArgv: [...execArgv, '--liftoff-only'],
          // Each keeps a browser, a server and a database busy.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'fault-tests',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['packages/server/src/test-support/global-setup.ts', 'test/faults/bundle.ts'],
          isolate: false,
          execArgv,
          // Each keeps several servers and a database busy.
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
