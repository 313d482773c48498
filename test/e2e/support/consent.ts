import type { Page } from 'playwright-core';

/**
 * Says yes to all that the shop asks, switch by switch in the settings. No single button does: if the
 * visitor's place is unknown, some of it has a question of its own.
 */
export async function acceptEverything(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose in detail' }).click();
  const settings = page.getByRole('dialog');
  await settings.getByRole('switch').first().waitFor();
  for (const each of await settings.getByRole('switch').filter({ visible: true }).all()) await each.check();
  await settings.getByRole('button', { name: 'Save my choice' }).click();
}
