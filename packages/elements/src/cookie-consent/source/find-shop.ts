import type { ReactiveControllerHost } from 'lit';
import { ShopController } from '../../controllers/shop.ts';
import type { NoticeSource } from './notice-source.ts';

/**
 * Calls `found` with the shop that an element belongs to, and again when that changes. In a chunk of its own, because
 * a page may have no shop.
 */
export function findShop(
  host: ReactiveControllerHost & HTMLElement,
  found: (source: NoticeSource | null) => void,
): void {
  const shops = new ShopController(host);
  let known: unknown = null;
  let isReported = false;

  /** A CMS may remove the script element and leave its text. Then there is neither a shop nor a configuration. */
  function reportLooseConfig(): void {
    if (
      isReported ||
      document.readyState === 'loading' ||
      host.querySelector('script') ||
      !/\bcategories\b/.test(host.textContent ?? '')
    )
      return;
    isReported = true;
    void import('./page-errors.ts').then(
      ({ reportError: complain }) =>
        complain(host, new SyntaxError('The tag holds text, and no <script type="application/json">.'), null),
      () => {},
    );
  }

  async function look(): Promise<void> {
    const { shop, store } = shops;
    if (shop === known || !host.isConnected) return;
    known = shop;
    // If the code cannot be loaded, the shop counts as unavailable and no script runs.
    const source = (shop && (await store!.consent().catch(() => null))) ?? null;
    if (shop === known) found(source);
  }
  host.addController({
    hostUpdate: () => {
      reportLooseConfig();
      void look();
    },
  });
  reportLooseConfig();
  void look();
}
