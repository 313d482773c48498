import { afterEach, expect, it, vi } from 'vitest';
import { banner, setup } from '../consent.fixture.ts';
import { page } from '../page.fixture.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

/** The engine as a second script tag would bring it: its own copy of every module. */
async function anotherCopy(): Promise<typeof setup> {
  vi.resetModules();
  return (await import('../consent.fixture.ts')).setup;
}

const gated = '<script type="text/plain" data-category="analytics">ran.push("stats")</script>';

it('two copies of the script on a page are one consent: the first decides, nothing runs twice', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { window, ran } = page(gated);
  const { document } = window;
  const first = setup({ document });
  const second = (await anotherCopy())({
    document,
    categories: [{ id: 'necessary' }, { id: 'analytics', required: true }],
  });
  first.consent.start();
  second.consent.start();
  expect(second.consent).toBe(first.consent);
  expect(ran).toEqual([]);
  second.consent.acceptAll(banner);
  expect(ran).toEqual(['stats']);
  expect(first.records).toHaveLength(1);
  expect(second.records).toEqual([]);
  expect(warn.mock.calls.map(([message]) => message)).toEqual(['[smallshop] Consent: loaded twice']);
});

it('two shops on one page keep their own consent, and a script that both allow runs once', async () => {
  const { window, ran } = page(gated);
  const { document } = window;
  const [one, two] = [setup({ document }), (await anotherCopy())({ document, key: 'pk_coffee' })];
  for (const { consent } of [one, two]) consent.start();
  one.consent.acceptAll(banner);
  expect(two.consent.granted('analytics')).toBe(false);
  two.consent.acceptAll(banner);
  expect(ran).toEqual(['stats']);
});
