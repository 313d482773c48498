import type {
  Address,
  ExchangeRate,
  Fulfillment,
  FulfillmentOption,
  Image,
  LineItem,
  Message,
} from '@smallshop/contract';
import { filesOfVariant, isShipped } from '../../catalog/variant-data/bundle.ts';
import { normalizeAddress, usedFields } from '../../platform/places/validate-address.ts';
import {
  discountContents,
  priceContents,
  readContents,
  type CartContents,
  type PayableCart,
  type Shop,
} from '../cart/cart-contents.ts';
import { requiresShipping, shipCart, type CartShipping } from '../cart/cart-shipping.ts';
import type { CartRow } from '../records/cart.tables.ts';
import { lineMessages, viewLines, viewPromotions } from '../cart/cart-view.ts';
import { regionNotes, withNotes } from '../cart/region-notes.ts';
import { fulfillmentOf } from '../../pricing/shipping/fulfillment.ts';
import { decidingAddress, destinationOf } from '../../platform/places/place.ts';
import type { CheckoutSnapshot } from '../records/checkout-snapshot.ts';
import type { CheckoutRow } from '../records/checkout.tables.ts';
import { missingParts } from './readiness.ts';

/** A checkout without a payment. It follows its cart, so everything is computed when it is read. */
export interface CheckoutDraft {
  checkout: CheckoutRow;
  contents: CartContents;
  requiresShipping: boolean;
  fulfillment: Fulfillment;
  selected: FulfillmentOption | null;
  exchangeRate: ExchangeRate | null;
  priced: PayableCart;
  messages: Message[];
}

export async function readDraft(shop: Shop, checkout: CheckoutRow, cart: CartRow): Promise<CheckoutDraft> {
  return draftOf(shop, checkout, await readContents(shop, cart, checkout));
}

/** Computes the checkout of a cart that was read. */
export async function draftOf(shop: Shop, checkout: CheckoutRow, contents: CartContents): Promise<CheckoutDraft> {
  const { region, items } = contents;
  const ships = requiresShipping(contents);
  const address = decidingAddress(checkout, ships);
  const { options, exchangeRate } = shippingOf(shop, checkout, contents);
  const selected = options.find(({ id }) => id === checkout.shippingRateId) ?? null;
  const shipped = items.filter(({ sale }) => isShipped(sale.variant)).map(({ line }) => line.id);
  const fulfillment = fulfillmentOf(shipped, options, selected?.id ?? null);
  return {
    checkout,
    contents,
    requiresShipping: ships,
    fulfillment,
    selected,
    exchangeRate,
    priced: await priceContents(contents, selected?.price.amount ?? null, shop.now(), address),
    messages: [
      ...withNotes(regionNotes(contents.cart), lineMessages(contents)),
      ...missingParts(checkout, region.country, { isEmpty: items.length === 0, requiresShipping: ships, fulfillment }),
    ],
  };
}

/** The shipping options of a checkout. */
export function shippingOf(shop: Shop, checkout: CheckoutRow, contents: CartContents): CartShipping {
  const place = destinationOf(contents.region.country, decidingAddress(checkout, requiresShipping(contents)));
  const { lines } = discountContents(contents, shop.now());
  return shipCart(contents, lines, place, shop.store.defaultLanguage);
}

/** The address as an order keeps it. */
const used = (address: Address | null): Address | null => address && usedFields(normalizeAddress(address));

export function isReady({ messages }: CheckoutDraft): boolean {
  return messages.every(({ type }) => type !== 'error');
}

/** Makes the snapshot of a ready draft. From then on the shopper pays for exactly this. */
export function snapshotOf(draft: CheckoutDraft, defaultLanguage: string): CheckoutSnapshot {
  const { checkout, contents, priced } = draft;
  const { region } = contents;
  return {
    region,
    contact: checkout.contact!,
    deliveryAddress: draft.requiresShipping ? used(checkout.deliveryAddress) : null,
    billingAddress: used(draft.requiresShipping ? checkout.billingAddress : decidingAddress(checkout, false)),
    note: checkout.note ?? contents.cart.note,
    lines: viewLines(contents, priced, { baseUrl: '', defaultLanguage }),
    lineTaxes: Object.fromEntries(priced.lines.map(({ id, tax }) => [id, tax])),
    ...viewPromotions(priced, region, defaultLanguage),
    promotionIds: [...priced.codes, ...priced.automatic].flatMap(({ id, amount }) =>
      id !== null && amount > 0 ? [id] : [],
    ),
    shipping: draft.selected,
    totals: priced.totals,
    landedCost: priced.landedCost,
    exchangeRate: draft.exchangeRate,
    total: { amount: priced.total, currency: region.currency },
    giftCards: priced.giftCards,
    ...filesOf(contents),
  };
}

/** A buyer gets the files of the moment of the purchase. */
function filesOf({ items }: CartContents): Pick<CheckoutSnapshot, 'files'> {
  const files = items.flatMap(({ line, sale }) => {
    const ofVariant = filesOfVariant(sale.variant);
    return ofVariant ? [[line.id, ofVariant] as const] : [];
  });
  return files.length > 0 ? { files: Object.fromEntries(files) } : {};
}

/** Stored lines have image addresses without a host, because the server may have another host name later. */
export function withServer(lines: readonly LineItem[], baseUrl: string): LineItem[] {
  const at = (image: Image): Image => ({ ...image, url: baseUrl + image.url, template: baseUrl + image.template });
  return lines.map((line) => ({ ...line, image: line.image && at(line.image) }));
}
