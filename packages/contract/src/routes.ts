import { addressRoutes } from './address/address.routes.ts';
import { adminRoutes } from './admin/admin.routes.ts';
import { bulkOperationRoutes } from './bulk-operation/bulk-operation.routes.ts';
import { cartRoutes } from './cart/cart.routes.ts';
import { bulkRoutes } from './catalog-admin/bulk.routes.ts';
import { collectionRoutes } from './catalog-admin/collection.routes.ts';
import { fileRoutes } from './catalog-admin/file.routes.ts';
import { imageRoutes } from './catalog-admin/image.routes.ts';
import { mediaRoutes } from './catalog-admin/media.routes.ts';
import { productRoutes } from './catalog-admin/product.routes.ts';
import { catalogRoutes } from './catalog/catalog.routes.ts';
import { checkoutRoutes } from './checkout/checkout.routes.ts';
import { consentRoutes, noticeRoutes } from './consent/consent.routes.ts';
import { giftCardRoutes } from './gift-card/gift-card.routes.ts';
import { jobRoutes } from './job/job.routes.ts';
import { metafieldRoutes } from './catalog/metafield.routes.ts';
import { orderRoutes } from './order/order.routes.ts';
import { paymentRoutes } from './payment/payment.routes.ts';
import { priceRoutes } from './price/price.routes.ts';
import { promotionRoutes } from './promotion/promotion.routes.ts';
import { shippingRoutes } from './shipping/shipping.routes.ts';
import { marketRoutes } from './store/market.routes.ts';
import { settingsRoutes } from './store/settings.routes.ts';
import { storeRoutes } from './store/store.routes.ts';
import { taxRoutes } from './tax/tax.routes.ts';
import { webhookRoutes } from './webhook/webhook.routes.ts';

/** The route table: every operation of the API with its schemas. */
export const routes = {
  store: storeRoutes,
  catalog: catalogRoutes,
  cart: cartRoutes,
  checkout: checkoutRoutes,
  payment: paymentRoutes,
  order: orderRoutes,
  address: addressRoutes,
  consent: consentRoutes,
  product: productRoutes,
  image: imageRoutes,
  file: fileRoutes,
  media: mediaRoutes,
  collection: collectionRoutes,
  bulk: bulkRoutes,
  bulkOperation: bulkOperationRoutes,
  giftCard: giftCardRoutes,
  market: marketRoutes,
  metafield: metafieldRoutes,
  notice: noticeRoutes,
  price: priceRoutes,
  promotion: promotionRoutes,
  settings: settingsRoutes,
  shipping: shippingRoutes,
  tax: taxRoutes,
  admin: adminRoutes,
  job: jobRoutes,
  webhook: webhookRoutes,
} as const;
export type Routes = typeof routes;
