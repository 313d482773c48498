import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, summaryReporter } from '@web/test-runner';
import { launchers } from './engines.mjs';

const engines = (process.env.BROWSERS ?? 'chromium').split(',');

export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  files: ['packages/elements/src/**/*.test.ts'],
  nodeResolve: { exportConditions: ['@smallshop/source', 'browser', 'import', 'default'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) })],
  browsers: engines.map((engine) => launchers[engine]()),
  concurrentBrowsers: 1,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  testsFinishTimeout: 240_000,
  browserStartTimeout: 60_000,
  reporters: process.env.CI ? [summaryReporter()] : [defaultReporter()],
};
