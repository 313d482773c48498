import { defineConfig } from 'vitest/config';

/** Workspace packages resolve to their sources: tests run without a build. */
const source = '@smallshop/source';

export default defineConfig({
  resolve: { conditions: [source, 'module', 'browser', 'default'] },
  ssr: { resolve: { conditions: [source, 'module', 'node', 'default'] } },
  test: {
    // Times are only against hanging: a busy machine is no fault of the code.
    expect: { poll: { timeout: 30_000 } },
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
          exclude: ['**/node_modules/**', '**/dist/**', 'packages/elements/**'],
          // One worker for each core; the default leaves one core for others.
          maxWorkers: '100%',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // Each keeps a browser, a server and a database busy.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'fault-tests',
          include: ['test/faults/**/*.test.ts'],
          // Each keeps several servers and a database busy.
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
