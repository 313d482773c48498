import { tokensOf } from '../../catalog/search/tokens.ts';
import type { OrderLineRow, OrderRow } from '../records/order.tables.ts';

type Findable = Pick<OrderRow, 'number' | 'contact' | 'deliveryAddress' | 'billingAddress'> & {
  lines: readonly Pick<OrderLineRow, 'sku'>[];
  trackingNumbers?: readonly string[];
};

/**
 * Returns the words that an order is found by, as the text form of a tsvector: of its number, e-mail address, names,
 * SKUs and tracking numbers. They are computed here and not by the database, because its parsers depend on its locale.
 */
export function orderTerms(order: Findable): string {
  const { number, contact, deliveryAddress, billingAddress, lines, trackingNumbers = [] } = order;
  const people = [deliveryAddress, billingAddress].map((address) => address?.name ?? '');
  const texts = [String(number), contact.email, ...people, ...lines.map(({ sku }) => sku), ...trackingNumbers];
  return termsVector(texts);
}

/** Words of texts as the text form of a tsvector. Tokens are letters and digits: none has a quote or a backslash. */
export function termsVector(texts: readonly string[]): string {
  const words = new Set(texts.flatMap((text) => [...tokensOf(text)]));
  return [...words].map((word) => `'${word}'`).join(' ');
}

/** Returns what an order must match, as the text form of a tsquery; null if the search has no letters or digits. */
export function orderQuery(search: string): string | null {
  const words = [...tokensOf(search)].slice(0, 20);
  return words.length === 0 ? null : words.map((word) => `'${word}':*`).join(' & ');
}
