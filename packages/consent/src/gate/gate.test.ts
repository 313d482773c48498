import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Consent, ConsentOptions } from '../consent.ts';
import { banner, preferences, setup } from '../consent.fixture.ts';
import { page } from '../page.fixture.ts';

const open: Consent[] = [];
afterEach(() => {
  for (const consent of open.splice(0)) consent.stop();
  vi.restoreAllMocks();
});

const script = (says: string, more = 'data-category="analytics"') =>
  `<script type="text/plain" ${more}>ran.push(${JSON.stringify(says)})</script>`;

function gated(html: string, options: Partial<ConsentOptions> = {}) {
  const { window, ran } = page(html);
  const { consent } = setup({ document: window.document, ...options });
  open.push(consent);
  consent.start();
  return { consent, window, document: window.document, ran };
}

/** The observer answers in a microtask. */
const settled = () => Promise.resolve();

describe('a script behind consent', () => {
  it('runs when its category is granted, and not before', () => {
    const { consent, ran } = gated(script('stats') + script('ads', 'data-category="marketing"'));
    expect(ran).toEqual([]);
    consent.choose({ analytics: true }, preferences);
    expect(ran).toEqual(['stats']);
  });

  it('never runs after a refusal, nor when its category is unknown, inherited or missing', () => {
    const unknown = ['chat', 'constructor', '__proto__', '', '!chat', '!necessary'].map((id) =>
      script('x', `data-category="${id}"`),
    );
    const { consent, ran } = gated(script('stats') + unknown.join(''));
    consent.rejectAll(banner);
    expect(ran).toEqual([]);
    consent.acceptAll(banner);
    expect(ran).toEqual(['stats']);
  });

  it('runs at once when the choice was made on an earlier page, or none is needed', () => {
    const { consent, storage } = setup();
    consent.acceptAll(banner);
    expect(gated(script('stats'), { storage }).ran).toEqual(['stats']);
    expect(gated(script('basket', 'data-category="necessary"')).ran).toEqual(['basket']);
  });

  it('runs once, whatever is answered afterwards', () => {
    const { consent, ran } = gated(script('stats'));
    consent.acceptAll(banner);
    consent.withdraw();
    consent.acceptAll(banner);
    consent.stop();
    consent.start();
    expect(ran).toEqual(['stats']);
  });

  it('runs in document order, across categories', () => {
    const { consent, ran } = gated(
      script('1') +
        `<div>${script('2', 'data-category="marketing"')}</div>` +
        script('3') +
        script('4', 'data-category="preferences"'),
    );
    consent.acceptAll(banner);
    expect(ran).toEqual(['1', '2', '3', '4']);
  });

  it('keeps its nonce and attributes, but for those that held it back', () => {
    const { consent, document } = gated(
      '<script type="text/plain" data-category="analytics" data-src="/s.js" id="s" crossorigin="anonymous" ' +
        'data-site="7" nonce="n0nce"></script>',
    );
    const blocked = document.querySelector('script')!;
    // As browsers do once the element is in a page with a CSP header.
    blocked.setAttribute('nonce', '');
    blocked.nonce = 'n0nce';
    consent.acceptAll(banner);
    const live = document.querySelector('script')!;
    expect(live.nonce).toBe('n0nce');
    expect(
      live
        .getAttributeNames()
        .filter((name) => name !== 'nonce')
        .sort(),
    ).toEqual(['crossorigin', 'data-category', 'data-site', 'id', 'src'].sort());
    expect(live.src).toBe('https://tea.example/s.js');
    expect(live.async).toBe(false);
  });

  it('waits for the file before it, loaded or failed, but not for an async one', () => {
    const file = (name: string, more = '') =>
      `<script type="text/plain" data-category="analytics" data-src="/${name}.js" ${more}></script>`;
    const { consent, document, window, ran } = gated(
      file('a') + script('1') + file('b') + script('2') + file('c', 'async') + script('3'),
    );
    const happens = (name: string, event: string) =>
      document.querySelector(`script[src$="${name}.js"]`)!.dispatchEvent(new window.Event(event));
    consent.acceptAll(banner);
    expect(ran).toEqual([]);
    // Another tab's news, or an element added meanwhile, opens the gate anew.
    consent.choose({ preferences: false }, preferences);
    expect(ran).toEqual([]);
    happens('a', 'load');
    expect(ran).toEqual(['1']);
    happens('b', 'error');
    expect(ran).toEqual(['1', '2', '3']);
    expect(document.querySelector<HTMLScriptElement>('script[src$="c.js"]')!.async).toBe(true);
  });

  it('stays closed when consent is taken back while it waits', () => {
    const { consent, document, window, ran } = gated(
      '<script type="text/plain" data-category="marketing" data-src="/a.js"></script>' + script('late'),
    );
    consent.acceptAll(banner);
    consent.withdraw();
    document.querySelector('script[src]')!.dispatchEvent(new window.Event('load'));
    expect(ran).toEqual([]);
  });

  it('becomes a module when it asks to', () => {
    const { consent, document } = gated(
      '<script type="text/plain" data-type="module" data-category="analytics">0</script>',
    );
    consent.acceptAll(banner);
    expect(document.querySelector('script')!.type).toBe('module');
  });

  it('that arrives late runs too, deep inside or alone', async () => {
    const { consent, document, ran } = gated('<main></main>');
    consent.acceptAll(banner);
    const late = (says: string, into: Element) => {
      const element = document.createElement('script');
      element.type = 'text/plain';
      element.dataset['category'] = 'analytics';
      element.textContent = `ran.push('${says}')`;
      into.append(element);
    };
    late('alone', document.body);
    const box = document.createElement('div');
    late('deep', box);
    document.querySelector('main')!.append(box);
    await settled();
    expect(ran).toEqual(['deep', 'alone']);
  });

  it('waits until the parser has read all of it', () => {
    const { window, ran } = page('<body>' + script('half'));
    const { document } = window;
    const reading = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    const { consent } = setup({ document });
    open.push(consent);
    consent.start();
    consent.acceptAll(banner);
    expect(ran).toEqual([]);
    reading.mockReturnValue('interactive');
    document.dispatchEvent(new window.Event('DOMContentLoaded'));
    expect(ran).toEqual(['half']);
  });

  it('that fails does not hold back the next', () => {
    const { consent, window, ran } = gated(
      '<script type="text/plain" data-category="analytics">throw new Error("theirs")</script>' + script('next'),
    );
    window.addEventListener('error', (event) => event.preventDefault());
    consent.acceptAll(banner);
    expect(ran).toEqual(['next']);
  });

  it('of a service runs only when the category names that service', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { consent, ran } = gated(
      script('named', 'data-category="analytics" data-service="stats"') +
        script('other', 'data-category="analytics" data-service="spy"'),
    );
    consent.acceptAll(banner);
    expect(ran).toEqual(['named']);
    expect(warn.mock.calls.flat().join()).toContain('"analytics/spy" not configured');
  });
});

describe('frames and images behind consent', () => {
  const html =
    '<iframe data-category="marketing" data-src="/video.html"></iframe><img data-category="analytics" ' +
    'data-src="/pixel.gif" alt="">';

  it('load when their category is granted, and not before', () => {
    const { consent, document } = gated(html);
    expect(document.querySelectorAll('[src]')).toHaveLength(0);
    consent.choose({ marketing: true }, preferences);
    expect(document.querySelector('iframe')!.src).toBe('https://tea.example/video.html');
    expect(document.querySelector('img')!.hasAttribute('src')).toBe(false);
  });
});

describe('taking consent back', () => {
  it('needs a reload when something of the category ran, until it is given again', () => {
    const { consent } = gated(script('stats'));
    consent.acceptAll(banner);
    expect(consent.state.reloadNeeded).toBe(false);
    consent.withdraw();
    expect(consent.state.reloadNeeded).toBe(true);
    consent.choose({ analytics: true }, preferences);
    expect(consent.state.reloadNeeded).toBe(false);
  });

  it('needs none when nothing ran', () => {
    const { consent } = gated(script('ads', 'data-category="marketing"'));
    consent.choose({ analytics: true }, preferences);
    consent.withdraw();
    expect(consent.state.reloadNeeded).toBe(false);
  });

  it('keeps closed what had not run yet', async () => {
    const { consent, document, ran } = gated('');
    consent.acceptAll(banner);
    consent.withdraw();
    const element = Object.assign(document.createElement('script'), { type: 'text/plain', text: 'ran.push("late")' });
    element.dataset['category'] = 'analytics';
    document.body.append(element);
    await settled();
    expect(ran).toEqual([]);
  });
});

describe('under Trusted Types', () => {
  function trusting(createPolicy: (name: string, rules: unknown) => unknown) {
    const { window, ran } = page(
      script('stats') + script('more') + '<img data-category="analytics" data-src="/p.gif" alt="">',
    );
    const create = vi.fn(createPolicy);
    Object.assign(window, { trustedTypes: { createPolicy: create } });
    for (const key of ['pk_one', 'pk_two']) {
      const { consent } = setup({ key, document: window.document });
      open.push(consent);
      consent.start();
    }
    const [one, two] = open;
    return { one: one!, two: two!, ran, create, document: window.document };
  }

  it('scripts run through one policy, made when first needed', () => {
    const { one, two, ran, create } = trusting((_, rules) => rules);
    expect(create).not.toHaveBeenCalled();
    one.acceptAll(banner);
    two.acceptAll(banner);
    expect(create.mock.calls.map(([name]) => name)).toEqual(['smallshop-consent']);
    expect(ran).toEqual(['stats', 'more']);
  });

  it('scripts stay closed where the page forbids the policy, with one warning; images need none', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { one, two, ran, document } = trusting(() => {
      throw new TypeError('Policy disallowed');
    });
    one.acceptAll(banner);
    two.acceptAll(banner);
    expect(ran).toEqual([]);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(document.querySelector('img')!.src).toBe('https://tea.example/p.gif');
    one.withdraw();
    expect(one.state.reloadNeeded).toBe(true);
  });
});
