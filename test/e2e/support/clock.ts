import type { Locator, Page } from 'playwright-core';

/**
 * Moves the page's clock on, a second at a time. A retry sets its timer only after its request has failed, which the
 * page's clock does not govern: one long step could pass before the timer exists.
 */
export async function passTimeUntilVisible(page: Page, expected: Locator): Promise<void> {
  while (!(await expected.first().isVisible())) await page.clock.runFor(1000);
}
