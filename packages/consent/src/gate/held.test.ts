import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Consent, ConsentOptions } from '../consent.ts';
import { banner, preferences, setup } from '../consent.fixture.ts';
import { page } from '../page.fixture.ts';

const open: Consent[] = [];
afterEach(() => {
  for (const consent of open.splice(0)) consent.stop();
  vi.restoreAllMocks();
});

const script = (says: string, more: string) =>
  `<script type="text/plain" ${more}>ran.push(${JSON.stringify(says)})</script>`;
const placeholder = { method: 'button', layer: 'embed' } as const;
const categories = [
  { id: 'necessary' },
  { id: 'analytics', services: [{ id: 'stats' }, { id: 'heat' }] },
  { id: 'marketing', services: [{ id: 'video' }] },
];

function gated(html: string, options: Partial<ConsentOptions> = {}) {
  const { window, ran } = page(html);
  const { consent, records } = setup({ document: window.document, categories, ...options });
  open.push(consent);
  consent.start();
  return { consent, records, document: window.document, ran };
}

describe('what names a service', () => {
  const html =
    script('stats', 'data-category="analytics" data-service="stats"') +
    script('heat', 'data-category="analytics" data-service="heat"') +
    script('both', 'data-category="analytics"');

  it('runs with a yes to that service; what names the category only, with a yes to all of it', () => {
    const { consent, ran } = gated(html);
    consent.choose({ 'analytics/stats': true }, preferences);
    expect(ran).toEqual(['stats']);
    consent.choose({ 'analytics/heat': true }, preferences);
    expect(ran).toEqual(['stats', 'heat', 'both']);
  });

  it('needs a reload only if it ran itself', () => {
    const { consent } = gated(html);
    consent.choose({ 'analytics/stats': true }, preferences);
    consent.choose({ 'analytics/heat': false }, preferences);
    expect(consent.state.reloadNeeded).toBe(false);
    consent.choose({ 'analytics/stats': false }, preferences);
    expect(consent.state.reloadNeeded).toBe(true);
  });

  it('needs none if its stop hook has really ended it', () => {
    const { consent } = gated(html);
    consent.onStop('analytics/stats', () => true);
    consent.choose({ 'analytics/stats': true }, preferences);
    consent.withdraw();
    expect(consent.state.reloadNeeded).toBe(false);
  });
});

describe('addresses behind consent', () => {
  it('are set on frames, pictures, links, videos, once there is a yes', () => {
    const { consent, document } = gated(
      `<link rel="stylesheet" data-category="analytics" data-href="/a.css">
       <img data-category="analytics" data-src="/a.gif" data-srcset="/a2.gif 2x" alt="">
       <video><source data-category="marketing" data-service="video" data-src="/v.mp4"></video>
       <div data-category="analytics" data-src="/no.gif"></div>`,
    );
    expect(document.querySelector('[src], [srcset], [href]')).toBeNull();
    consent.acceptAll(banner);
    expect(document.querySelector('link')!.getAttribute('href')).toBe('/a.css');
    expect(document.querySelector('img')!.getAttribute('src')).toBe('/a.gif');
    expect(document.querySelector('img')!.getAttribute('srcset')).toBe('/a2.gif 2x');
    expect(document.querySelector('source')!.getAttribute('src')).toBe('/v.mp4');
    expect(document.querySelector('div')!.hasAttribute('src')).toBe(false);
  });
});

describe('attributes that are set or changed later', () => {
  const observed = () => Promise.resolve();

  it('count: a blocked frame gets its address late, and another one after it was let through', async () => {
    const { consent, document } = gated('<iframe data-category="marketing"></iframe><iframe data-src="/2"></iframe>');
    const [late, unnamed] = document.querySelectorAll('iframe');
    consent.choose({ 'marketing/video': true }, preferences);
    late!.setAttribute('data-src', '/1');
    unnamed!.setAttribute('data-category', 'analytics');
    await observed();
    expect([late!.getAttribute('src'), unnamed!.getAttribute('src')]).toEqual(['/1', null]);
    late!.setAttribute('data-src', '/1b');
    unnamed!.setAttribute('data-category', 'marketing');
    await observed();
    expect([late!.getAttribute('src'), unnamed!.getAttribute('src')]).toEqual(['/1b', '/2']);
  });

  it('load nothing without a yes, nor after a withdrawal, nor another address of a loaded one', async () => {
    const { consent, document } = gated(
      '<iframe data-category="marketing" data-service="video" data-src="/1"></iframe>',
    );
    const frame = document.querySelector('iframe')!;
    frame.setAttribute('data-src', '/2');
    await observed();
    expect(frame.getAttribute('src')).toBeNull();
    consent.loadOnce(frame, placeholder);
    frame.setAttribute('data-src', '/3');
    await observed();
    expect(frame.getAttribute('src')).toBe('/2');
    consent.acceptAll(banner);
    expect(frame.getAttribute('src')).toBe('/3');
    consent.withdraw();
    frame.setAttribute('data-src', '/4');
    await observed();
    expect(frame.getAttribute('src')).toBe('/3');
  });

  it('with the same value do not load a frame again', async () => {
    const { consent, document } = gated('<iframe data-category="marketing" data-src="/1"></iframe>');
    const frame = document.querySelector('iframe')!;
    consent.acceptAll(banner);
    const set = vi.spyOn(frame, 'setAttribute');
    frame.setAttribute('data-src', '/1');
    await observed();
    expect(set.mock.calls).toEqual([['data-src', '/1']]);
  });
});

describe('a script that cleans up', () => {
  const html =
    script('plain', 'data-category="!analytics"') +
    script('no video', 'data-category="marketing" data-service="!video"');

  it('does not run before an answer, nor after a yes, nor where there never was one', () => {
    const { consent, ran } = gated(html);
    expect(ran).toEqual([]);
    consent.rejectAll(banner);
    consent.acceptAll(banner);
    expect(ran).toEqual([]);
  });

  it('runs when the yes is taken back, once, and needs no reload', () => {
    const { consent, ran } = gated(html);
    consent.acceptAll(banner);
    consent.choose({ marketing: false }, preferences);
    expect(ran).toEqual(['no video']);
    consent.withdraw();
    consent.acceptAll(banner);
    consent.withdraw();
    expect(ran).toEqual(['no video', 'plain']);
    expect(consent.state.reloadNeeded).toBe(false);
  });
});

describe('letting one element through', () => {
  const html =
    '<iframe data-category="marketing" data-service="video" data-src="/1"></iframe><iframe ' +
    'data-category="marketing" data-service="video" data-src="/2"></iframe>';

  it('once loads it alone: nothing is granted, stored or recorded, and no reload asked for', () => {
    const { consent, records, document } = gated(html);
    consent.loadOnce(document.querySelector('iframe')!, placeholder);
    expect([...document.querySelectorAll('iframe')].map((frame) => frame.getAttribute('src'))).toEqual(['/1', null]);
    expect(records).toEqual([]);
    expect(consent.state).toMatchObject({ status: 'unanswered', reloadNeeded: false });
    expect(consent.granted('marketing/video')).toBe(false);
    expect(document.cookie).toBe('');
  });

  it('takes a person: without a control nothing loads', () => {
    const { consent, document } = gated(html);
    consent.loadOnce(document.querySelector('iframe')!, undefined as never);
    expect(document.querySelector('[src]')).toBeNull();
  });

  it('always loads all of its service, and is recorded', () => {
    const { consent, records, document } = gated(html);
    consent.choose({ 'marketing/video': true }, placeholder);
    expect(document.querySelectorAll('[src]')).toHaveLength(2);
    expect(records).toMatchObject([
      { layer: 'embed', services: { 'marketing/video': true, 'analytics/stats': false } },
    ]);
  });

  it('does not run a script twice', () => {
    const { consent, document, ran } = gated(script('video', 'data-category="marketing" data-service="video"'));
    const element = document.querySelector('script')!;
    consent.loadOnce(element, placeholder);
    consent.loadOnce(element, placeholder);
    consent.acceptAll(banner);
    expect(ran).toEqual(['video']);
  });
});

describe('scripts that meddle with each other', () => {
  it('one that removes the next keeps it from running', () => {
    const { consent, ran } = gated(
      '<script type="text/plain" data-category="analytics">document.querySelector("#next").remove()</script>' +
        script('next', 'id="next" data-category="analytics"') +
        script('last', 'data-category="analytics"'),
    );
    consent.acceptAll(banner);
    expect(ran).toEqual(['last']);
  });

  it('one that takes consent back stops the rest', () => {
    const { consent, document, ran } = gated(
      '<script type="text/plain" data-category="analytics">consent.withdraw()</script>' +
        script('rest', 'data-category="analytics"'),
    );
    Object.assign(document.defaultView!, { consent });
    consent.acceptAll(banner);
    expect(ran).toEqual([]);
  });
});
