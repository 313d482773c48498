/** The tests that need a real browser. */
export const testFiles = ['packages/elements/src/**/*.test.ts', 'packages/consent/src/test-support/*.browser.ts'];

/** Where their bundles are, below the root. */
export const bundleFolder = '.smallshop/element-tests';
