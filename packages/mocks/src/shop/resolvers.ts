import type { Routes } from '@smallshop/contract';
import { addressResolvers } from '../address/address.resolvers.ts';
import { adminResolvers } from '../admin/admin.resolvers.ts';
import { cartResolvers } from '../cart/cart.resolvers.ts';
import { catalogResolvers } from '../catalog/catalog.resolvers.ts';
import { checkoutResolvers } from '../checkout/checkout.resolvers.ts';
import { consentResolvers, noticeResolvers } from '../consent/consent.resolvers.ts';
import { giftCardResolvers } from '../gift-card/gift-card.resolvers.ts';
import { jobResolvers } from '../job/job.resolvers.ts';
import { orderResolvers } from '../order/order.resolvers.ts';
import { paymentResolvers } from '../payment/payment.resolvers.ts';
import { priceResolvers } from '../price/price.resolvers.ts';
import { promotionResolvers } from '../promotion/promotion.resolvers.ts';
import { shippingResolvers } from '../shipping/shipping.resolvers.ts';
import { marketResolvers } from '../store/market.resolvers.ts';
import { settingsResolvers } from '../store/settings.resolvers.ts';
import { storeResolvers } from '../store/store.resolvers.ts';
import { metafieldResolvers } from '../metafield/metafield.resolvers.ts';
import { taxResolvers } from '../tax/tax.resolvers.ts';
import { webhookResolvers } from '../webhook/webhook.resolvers.ts';
import type { Resolvers } from './resolver.ts';

/** Topics that the mock shop refuses: programs of a merchant that change the catalogue are tested against a server. */
export const unmockedTopics = [
  'product',
  'image',
  'file',
  'media',
  'collection',
  'bulk',
  'bulkOperation',
] as const satisfies (keyof Routes)[];
type MockedTopic = Exclude<keyof Routes, (typeof unmockedTopics)[number]>;

/** The resolvers of all other routes. A route without a resolver does not compile. */
export const resolvers: { [T in MockedTopic]: Resolvers<T> } = {
  store: storeResolvers,
  catalog: catalogResolvers,
  cart: cartResolvers,
  checkout: checkoutResolvers,
  payment: paymentResolvers,
  order: orderResolvers,
  address: addressResolvers,
  consent: consentResolvers,
  giftCard: giftCardResolvers,
  notice: noticeResolvers,
  market: marketResolvers,
  price: priceResolvers,
  promotion: promotionResolvers,
  settings: settingsResolvers,
  shipping: shippingResolvers,
  metafield: metafieldResolvers,
  tax: taxResolvers,
  admin: adminResolvers,
  job: jobResolvers,
  webhook: webhookResolvers,
};
