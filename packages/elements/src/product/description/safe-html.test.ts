import { expect } from '@esm-bundle/chai';
import { insertSafely } from './safe-html.ts';

async function shown(html: string): Promise<HTMLElement> {
  const target = document.createElement('div');
  await insertSafely(target, html);
  return target;
}

const cleaners = [
  ['by the browser, where it can', false],
  ['by DOMPurify', true],
] as const;

for (const [cleaned, withoutSanitizer] of cleaners) {
  describe(`a description that is cleaned ${cleaned}`, () => {
    const own = Object.getOwnPropertyDescriptor(Element.prototype, 'setHTML');
    before(() => void (withoutSanitizer && Reflect.deleteProperty(Element.prototype, 'setHTML')));
    after(() => void (own && Object.defineProperty(Element.prototype, 'setHTML', own)));

    it('keeps its paragraphs, lists, links and pictures', async () => {
      const html =
        '<h3>Care</h3><p>Wash <em>cold</em>.</p><ul><li>One</li></ul>' +
        '<p><a href="/care">More</a> <img src="/a.png" alt="A"></p>';
      expect((await shown(html)).innerHTML).to.equal(html);
    });

    for (const [given, inserted] of [
      ['<a href="/a" rel="noopener nofollow sponsored">a</a>', '<a href="/a" rel="noopener nofollow sponsored">a</a>'],
      ['<a href="/a" target="_blank">a</a>', '<a href="/a" target="_blank" rel="noopener">a</a>'],
      [
        '<a href="/a" target="_BLANK" rel="opener sponsored">a</a>',
        '<a href="/a" target="_BLANK" rel="sponsored noopener">a</a>',
      ],
      ['<a href="/a" target="_top" rel="opener">a</a>', '<a href="/a">a</a>'],
    ] as const) {
      it(`has ${inserted} for ${given}`, async () => expect((await shown(given)).innerHTML).to.equal(inserted));
    }

    for (const [what, html] of [
      ['scripts', '<script>globalThis.hacked = true</script>'],
      ['handlers', '<img src="x" onerror="globalThis.hacked = true">'],
      ['addresses that run', '<a href="javascript:globalThis.hacked = true">go</a>'],
      ['frames', '<iframe srcdoc="<script>globalThis.hacked = true</script>"></iframe>'],
      ['forms', '<form action="https://thief.example"><input name="card"></form>'],
      ['styles', '<style>* { display: none }</style><p style="position: fixed">x</p>'],
    ] as const) {
      it(`loses ${what}`, async () => {
        const target = await shown(html);
        document.body.append(target);
        expect(
          target.querySelector('script, iframe, form, input, style, [style], [onerror], [href^="javascript"]'),
        ).to.equal(null);
        expect('hacked' in globalThis).to.equal(false);
        target.remove();
      });
    }

    it('is the newest one, when two come at once', async () => {
      const target = document.createElement('div');
      await Promise.all([insertSafely(target, '<p>old</p>'), insertSafely(target, '<p>new</p>')]);
      expect(target.innerHTML).to.equal('<p>new</p>');
    });
  });
}
