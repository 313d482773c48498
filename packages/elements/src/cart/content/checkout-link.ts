import { pageElement } from '../../internal/page/page-element.ts';
import type { CartElement } from '../cart.ts';

/** The checkout on this page, if no other page is set. */
const checkoutOnPage = (host: CartElement) =>
  host.checkoutHref === undefined ? pageElement(host, 'smallshop-checkout') : undefined;

/** Where the cart's checkout link leads. */
export function checkoutHrefOf(host: CartElement): string {
  const checkout = checkoutOnPage(host);
  return checkout ? `#${(checkout.id ||= 'smallshop-checkout')}` : (host.checkoutHref ?? '/checkout');
}

/** Follows the link to a checkout on this page: the drawer closes, and the checkout comes into view with the focus. */
export function followCheckoutLink(host: CartElement, event: MouseEvent): void {
  const checkout = checkoutOnPage(host);
  if (!checkout || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  host.close();
  void host.updateComplete.then(() => {
    checkout.tabIndex = -1;
    checkout.focus({ preventScroll: true });
    checkout.scrollIntoView();
  });
}
