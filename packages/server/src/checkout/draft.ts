import type { Fulfillment, FulfillmentOption, Image, LineItem, Message } from '@smallshop/contract';
import { tidyAddress, usedFields } from '../address/validate-address.ts';
import { priceContents, readContents, type CartContents, type Shop } from '../cart/cart-contents.ts';
import type { CartRow } from '../cart/cart.tables.ts';
import { lineMessages, viewCodes, viewLines } from '../cart/cart-view.ts';
import type { PricedCart } from '../cart/price-cart.ts';
import type { Bill } from './bill.ts';
import type { CheckoutRow } from './checkout.tables.ts';
import { findShippingRates } from './commerce.repo.ts';
import { missingPieces } from './readiness.ts';
import { fulfillmentOf, offerShipping } from './shipping.ts';

/** A checkout that is not paid for: it follows its cart, so everything is worked out when it is read. */
export interface Draft {
  checkout: CheckoutRow;
  contents: CartContents;
  fulfillment: Fulfillment;
  selected: FulfillmentOption | null;
  priced: PricedCart;
  messages: Message[];
}

export async function readDraft(shop: Shop, checkout: CheckoutRow, cart: CartRow): Promise<Draft> {
  const contents = await readContents(shop, cart);
  const { region, items } = contents;
  const itemsTotal = priceContents(contents, null, shop.now()).lines.reduce((sum, { total }) => sum + total, 0);
  const options = offerShipping(await findShippingRates(shop.db, shop.store.id, region.marketId), {
    currency: region.currency, language: region.language, defaultLanguage: shop.store.defaultLanguage, itemsTotal,
  });
  const selected = options.find(({ id }) => id === checkout.shippingRateId) ?? null;
  const fulfillment = fulfillmentOf(items.map(({ line }) => line.id), options, selected?.id ?? null);
  return {
    checkout, contents, fulfillment, selected,
    priced: priceContents(contents, selected?.price.amount ?? null, shop.now()),
    messages: [...lineMessages(contents), ...missingPieces(checkout, region.country, fulfillment)],
  };
}

export function isReady({ messages }: Draft): boolean {
  return messages.every(({ type }) => type !== 'error');
}

/** Fixes a draft that is ready: from here on nothing but this is paid for. */
export function billOf(draft: Draft, defaultLanguage: string): Bill {
  const { checkout, contents, priced } = draft;
  const { region } = contents;
  return {
    region,
    contact: checkout.contact!,
    deliveryAddress: usedFields(tidyAddress(checkout.deliveryAddress!)),
    billingAddress: checkout.billingAddress && usedFields(tidyAddress(checkout.billingAddress)),
    note: checkout.note,
    lines: viewLines(contents, priced, { baseUrl: '', defaultLanguage }),
    lineTaxes: Object.fromEntries(priced.lines.map(({ id, tax }) => [id, tax])),
    discountCodes: viewCodes(priced, region.currency),
    shipping: draft.selected!,
    totals: priced.totals,
    exchangeRate: null,
    total: { amount: priced.total, currency: region.currency },
  };
}

/** Kept lines have image addresses without a server, because it may be reached by another name later. */
export function withServer(lines: readonly LineItem[], baseUrl: string): LineItem[] {
  const at = (image: Image): Image => ({ ...image, url: baseUrl + image.url, template: baseUrl + image.template });
  return lines.map((line) => ({ ...line, image: line.image && at(line.image) }));
}
