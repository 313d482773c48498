import type { Locator, Page } from 'playwright-core';

/** How a person acts on a page: with a pointer, or with the keyboard alone. */
export interface Visitor {
  /** Presses a button or follows a link. */
  activate(target: Locator): Promise<void>;
  /** Chooses one of a group of radio buttons. */
  choose(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  select(target: Locator, label: string): Promise<void>;
}

export const pointer: Visitor = {
  activate: (target) => target.click(),
  choose: (target) => target.check({ force: true }),
  type: (target, text) => target.fill(text),
  async select(target, label) {
    await target.selectOption({ label });
  },
};

/** Never touches the mouse and never calls focus(): everything is reached with Tab, as a shopper would. */
export function keyboard(page: Page): Visitor {
  const reach = async (target: Locator) => {
    await target.waitFor();
    for (let presses = 0; presses < 250; presses += 1) {
      if (await target.evaluate(hasFocus)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${String(target)}`);
  };
  return {
    async activate(target) {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    async choose(target) {
      // Tab stops once in a group; arrows move inside it.
      await target.waitFor();
      for (let presses = 0; presses < 250; presses += 1) {
        if (await target.evaluate(sharesGroupWithFocus)) break;
        await page.keyboard.press('Tab');
      }
      for (let presses = 0; presses < 12 && !(await target.evaluate(hasFocus)); presses += 1)
        await page.keyboard.press('ArrowDown');
      if (!(await target.evaluate((radio: HTMLInputElement) => radio.checked))) await page.keyboard.press('Space');
    },
    async type(target, text) {
      await reach(target);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    async select(target, label) {
      await reach(target);
      await page.keyboard.type(label);
    },
  };
}

/** The element that has the focus, through all open shadow roots. Runs in the page. */
function hasFocus(element: Element): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === element;
}

function sharesGroupWithFocus(element: Element): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const radio = element as HTMLInputElement;
  return (
    active instanceof HTMLInputElement &&
    active.type === 'radio' &&
    active.name === radio.name &&
    active.getRootNode() === radio.getRootNode()
  );
}
