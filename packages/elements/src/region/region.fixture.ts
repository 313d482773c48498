import { leave, openPage, until, type PageOptions } from '../test-support/page.ts';
import type { RegionChooseEvent } from '../events/region-choose-event.ts';
import './define.ts';
import { RegionHarness } from './region.harness.ts';

export { leave, until };

/** A page with the element, before the server has answered. */
export async function openEarly(attributes = '', options: PageOptions = {}) {
  const page = await openPage(`<smallshop-region ${attributes}></smallshop-region>`, options);
  const events: RegionChooseEvent['detail'][] = [];
  page.root.addEventListener('smallshop-region-choose', (event) => events.push((event as RegionChooseEvent).detail));
  const region = new RegionHarness(page.root.querySelector('smallshop-region')!);
  await region.element.updateComplete;
  /** Resolves after the server answered the request. */
  const settled = async () => {
    await region.element.updateComplete;
    await until(() => !region.busy, 'the answer');
  };
  return { ...page, region, events, settled };
}

/** The same with everything known that it shows. */
export async function openRegion(attributes = '', options: PageOptions = {}) {
  const opened = await openEarly(attributes, options);
  await until(() => opened.shop.$store.get() && opened.region.labels[0], 'the choices');
  await opened.region.element.updateComplete;
  return opened;
}

/** The console's warnings while something happens. */
export async function warningsOf(act: () => unknown): Promise<string[]> {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (...words: unknown[]) => void said.push(words.join(' '));
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return said;
}
