import { mount, notice, until, type MountOptions } from '../cookie-consent/cookie-consent.fixture.ts';
import { ConsentEmbedHarness } from './consent-embed.harness.ts';
import './define.ts';

const categories = [
  { id: 'necessary', required: true, sale: false, services: [] },
  {
    id: 'marketing',
    required: false,
    sale: true,
    services: [
      { id: 'video', name: 'Video', purpose: 'Plays films', storage: [] },
      { id: 'ads', name: 'Adverts', purpose: 'Shows adverts', storage: [] },
    ],
  },
];
export const asked = notice({ categories, policyUrl: null });

/** A local page acts as the other site. */
export const film = 'data:text/html,<p>A film</p>';

export const embed = (source = film, more = ''): string => `<smallshop-consent-embed ${more}>
  <iframe data-category="marketing" data-service="video" data-src="${source}" title="How we roast"></iframe>
</smallshop-consent-embed>`;

/** A page with an embed and a banner that has its question. */
export async function open(options: MountOptions & { markup?: string } = {}) {
  const { markup = embed() } = options;
  const mounted = mount({ answer: asked, ...options, page: markup });
  const element = mounted.page.querySelector('smallshop-consent-embed')!;
  const harness = new ConsentEmbedHarness(element);
  await until(() => harness.once && !harness.once.disabled, 'the placeholder');
  return { ...mounted, embed: harness };
}
