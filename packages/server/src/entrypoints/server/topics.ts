import { addressTopic } from '../../shop/settings/address.routes.ts';
import { adminTopic } from '../admin/admin.routes.ts';
import { orderListTopic } from '../admin/order-list.routes.ts';
import { jobTopic } from '../admin/job.routes.ts';
import { cartTopic } from '../../sale/cart/cart.routes.ts';
import { facetTopic } from '../../catalog/facets/facet.routes.ts';
import { recommendationTopic } from '../../catalog/recommendations/recommendation.routes.ts';
import { suggestionTopic } from '../../catalog/suggestions/suggestion.routes.ts';
import { bulkTopic } from '../../catalog/admin/bulk.routes.ts';
import { bulkOperationTopic } from '../../catalog/bulk-operations/bulk-operation.routes.ts';
import { collectionTopic } from '../../catalog/admin/collection.routes.ts';
import { mediaTopic } from '../../catalog/product-files/media.routes.ts';
import { fileTopic } from '../../catalog/product-files/file.routes.ts';
import { imageTopic } from '../../catalog/admin/image.routes.ts';
import { productTopic } from '../../catalog/admin/product.routes.ts';
import { catalogTopic } from '../../catalog/product/catalog.routes.ts';
import { checkoutTopic } from '../../sale/checkout/checkout.routes.ts';
import { openConsentTopic } from '../../people/consent/consent.open-routes.ts';
import { consentTopic } from '../../people/consent/consent.routes.ts';
import { giftCardTopic } from '../../sale/gift-card/gift-card.routes.ts';
import type { BoundRoute } from '../../shop/requests/bind-route.ts';
import { orderTopic } from '../../orders/lookup/order.routes.ts';
import { testGatewayTopic } from '../../sale/payment/test-gateway/test-gateway.routes.ts';
import { stockTopic } from '../../catalog/stock/stock.routes.ts';
import { marketTopic } from '../../shop/settings/market.routes.ts';
import { priceTopic } from '../../catalog/prices/price.routes.ts';
import { promotionTopic } from '../../catalog/terms/promotion.routes.ts';
import { settingsTopic } from '../../shop/settings/settings.routes.ts';
import { shippingTopic } from '../../catalog/terms/shipping.routes.ts';
import { storeTopic } from '../../shop/settings/store.routes.ts';
import { metafieldTopic } from '../../catalog/terms/metafield.routes.ts';
import { taxTopic } from '../../catalog/terms/tax.routes.ts';
import { webhookTopic } from '../../webhooks/webhook-admin.routes.ts';

/** What the server answers, topic by topic. */
export const topics: readonly (readonly BoundRoute[])[] = [
  storeTopic,
  catalogTopic,
  productTopic,
  imageTopic,
  fileTopic,
  mediaTopic,
  collectionTopic,
  bulkTopic,
  bulkOperationTopic,
  facetTopic,
  suggestionTopic,
  recommendationTopic,
  cartTopic,
  checkoutTopic,
  testGatewayTopic,
  orderTopic,
  addressTopic,
  consentTopic,
  openConsentTopic,
  giftCardTopic,
  marketTopic,
  priceTopic,
  promotionTopic,
  settingsTopic,
  shippingTopic,
  metafieldTopic,
  taxTopic,
  adminTopic,
  orderListTopic,
  stockTopic,
  jobTopic,
  webhookTopic,
];
