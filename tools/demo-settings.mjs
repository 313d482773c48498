// Where the shop of `npm start` keeps its data and finds its pages.
import { join } from 'node:path';
import { env, root } from './run.mjs';

/** The environment of the store server, with the demo shop's defaults where nothing else is set. */
export const settings = {
  ...env,
  PORT: process.env.PORT || '4600',
  SMALLSHOP_DATA_DIR: process.env.SMALLSHOP_DATA_DIR || join(root, '.smallshop', 'data'),
  SMALLSHOP_SITE_DIR: process.env.SMALLSHOP_SITE_DIR || join(root, 'examples/demo-shop/dist'),
  SMALLSHOP_CDN_DIR: process.env.SMALLSHOP_CDN_DIR || join(root, 'packages/elements/dist/cdn'),
  // The demo takes test cards and shows its mails instead of sending them.
  SMALLSHOP_TEST_MODE: process.env.SMALLSHOP_TEST_MODE || 'on',
  SMALLSHOP_PAYMENTS:
    process.env.SMALLSHOP_PAYMENTS ||
    (process.env.SMALLSHOP_TEST_MODE === 'off' ? 'bank_transfer' : 'test,bank_transfer'),
  LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
};

/** The command `smallshop`, as Node's first argument. */
export const smallshop = join(root, '.smallshop/server/smallshop.js');
