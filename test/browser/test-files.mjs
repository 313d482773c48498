/** The tests that need a real browser. */
export const testFiles = ['packages/elements/src/**/*.test.ts', 'packages/consent/src/test-support/*.browser.ts'];

/** Where their bundles are, below the root. */
export const bundleFolder = '.smallshop/element-tests';

const elements = 'packages/elements/src';

/** Test files with a page each: a warning that comes once a page, and addresses of the page. */
const alone = [/\/store\/store\.test\.ts$/, /\/checkout\/payment\//, /\/stripe-adapter\.test\.ts$/];

/**
 * The page, in the bundles, on which a test file runs: one for each folder of elements. To load a page, the elements
 * and axe takes about as long as the tests of a file.
 */
export function pageOf(file) {
  const [, folder] = file.match(`^${elements}/([^/]+)/`) ?? [];
  return folder && !alone.some((pattern) => pattern.test(file))
    ? `${elements}/${folder}/${folder}-page.test`
    : file.replace(/\.ts$/, '');
}
