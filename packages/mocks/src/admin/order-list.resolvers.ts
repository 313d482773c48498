import { maxOrderTags, refuse, type OrderSearch, type Refusal } from '@smallshop/contract';
import { pageOf } from '../catalog/page.ts';
import type { Resolvers } from '../shop/resolver.ts';
import type { OrderRecord, ShopState } from '../shop/shop-state.ts';
import { merchant, openOrder, showOrder } from './show-order.ts';

/** Each word of a search must be the beginning of a word of the order. */
function matchesSearch({ order }: OrderRecord, search: string): boolean {
  const people = [order.deliveryAddress, order.billingAddress].map((address) => address?.name ?? '');
  const skus = order.lines.map(({ sku }) => sku);
  const tracking = order.shipments.map(({ trackingNumber }) => trackingNumber ?? '');
  const own = wordsOf([order.number, order.contact.email, ...people, ...skus, ...tracking].join(' '));
  const wanted = wordsOf(search);
  return wanted.length > 0 && wanted.every((word) => own.some((one) => one.startsWith(word)));
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const totalOf = ({ order }: OrderRecord) => order.totals.find(({ type }) => type === 'total')!.amount;

function matches(record: OrderRecord, wanted: OrderSearch): boolean {
  const { order, tags } = record;
  const { amount, currency } = totalOf(record);
  const { number, status, paymentStatus, fulfillmentStatus, createdFrom, createdTo, totalMin, totalMax } = wanted;
  const at = Date.parse(order.placedAt);
  return (
    (number === undefined || order.number === number.trim().replace(/^#/, '')) &&
    (status === undefined || status.includes(order.status)) &&
    (paymentStatus === undefined || order.payment.status === paymentStatus) &&
    (fulfillmentStatus === undefined || fulfillmentStatus.includes(order.fulfillmentStatus)) &&
    (createdFrom === undefined || at >= Date.parse(createdFrom)) &&
    (createdTo === undefined || at < Date.parse(createdTo)) &&
    (totalMin === undefined || amount >= totalMin) &&
    (totalMax === undefined || amount <= totalMax) &&
    (wanted.currency === undefined || currency === wanted.currency) &&
    (wanted.country === undefined || order.region.country === wanted.country) &&
    (wanted.tag ?? []).every((tag) => tags.includes(tag)) &&
    (wanted.sku === undefined || order.lines.some(({ sku }) => sku === wanted.sku)) &&
    (wanted.email === undefined || order.contact.email.toLowerCase() === wanted.email.trim().toLowerCase()) &&
    (wanted.search === undefined || matchesSearch(record, wanted.search))
  );
}

function listOrders(shop: ShopState, { limit, cursor, sort = 'created_desc', ...wanted }: OrderSearch) {
  const needsCurrency = wanted.totalMin !== undefined || wanted.totalMax !== undefined || sort.startsWith('total');
  if (needsCurrency && wanted.currency === undefined)
    return refuse('invalid_request', { field: 'currency', errors: [{ field: 'currency', code: 'required' }] });
  // Orders are stored in the order of their numbers, oldest first.
  const found = [...shop.orders.values()].filter((record) => matches(record, wanted));
  if (sort.startsWith('total')) found.sort((a, b) => totalOf(a).amount - totalOf(b).amount);
  if (sort.endsWith('_desc')) found.reverse();
  return pageOf(
    found.map(({ order, tags }) => ({ ...order, tags: [...tags] })),
    { limit, cursor },
  );
}

function setTags(record: OrderRecord | undefined, after: (tags: string[]) => string[] | Refusal) {
  if (!record) return refuse('order_not_found');
  const tags = after(record.tags);
  if (!Array.isArray(tags)) return tags;
  record.tags = [...new Set(tags)];
  return showOrder(record);
}

export const orderListResolvers: Pick<
  Resolvers<'admin'>,
  'listOrders' | 'searchOrders' | 'setOrderTags' | 'changeOrderTags' | 'setInternalNote' | 'listInternalNotes'
> = {
  listOrders: (wanted, { shop }) => listOrders(shop, wanted),
  searchOrders: (wanted, { shop }) => listOrders(shop, wanted),
  setOrderTags: ({ orderId, tags }, { shop }) => setTags(openOrder(shop, orderId), () => tags),
  changeOrderTags: ({ orderId, add = [], remove = [] }, { shop }) =>
    setTags(openOrder(shop, orderId), (tags) => {
      const both = add.findIndex((tag) => remove.includes(tag));
      const invalid = (field: string, code: 'not_allowed' | 'too_long') =>
        refuse('invalid_request', { field, errors: [{ field, code }] });
      if (both >= 0) return invalid(`add.${both}`, 'not_allowed');
      const after = [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag));
      return after.length > maxOrderTags ? invalid('add', 'too_long') : after;
    }),
  setInternalNote({ orderId, text }, { shop }) {
    const found = openOrder(shop, orderId);
    if (!found) return refuse('order_not_found');
    if ((found.internalNotes[0]?.text ?? '') !== text)
      found.internalNotes.unshift({ text, actor: merchant, at: new Date(shop.now()).toISOString() });
    return showOrder(found);
  },
  listInternalNotes({ orderId }, { shop }) {
    const found = openOrder(shop, orderId);
    return found ? { items: [...found.internalNotes] } : refuse('order_not_found');
  },
};
