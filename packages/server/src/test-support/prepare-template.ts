import { prepareTemplate } from './test-database.ts';

/** Run once before the tests: two workers would make the same cluster at the same time. */
export default async function setup(): Promise<void> {
  await prepareTemplate();
}
