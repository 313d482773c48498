import { cartConformance } from './cart.conformance.ts';
import { catalogConformance } from './catalog.conformance.ts';
import { checkoutConformance } from './checkout.conformance.ts';
import { codesConformance } from './codes.conformance.ts';
import { orderConformance } from './order.conformance.ts';
import { requestConformance } from './request.conformance.ts';
import { openApi, type Api, type ApiSubject } from './subject.ts';

/**
 * What the API of a storefront does, on every implementation. Call it in a `describe` block; `subject` is called when
 * the tests run. It needs a shop of its own: it sells stock, sets promotions and moves the clock.
 */
export function storefrontConformance(subject: () => ApiSubject): void {
  let api: Api | undefined;
  const open = () => (api ??= openApi(subject()));
  requestConformance(open);
  catalogConformance(open);
  cartConformance(open);
  codesConformance(open);
  checkoutConformance(open);
  // Sells all of the product that is low in stock.
  orderConformance(open);
}
