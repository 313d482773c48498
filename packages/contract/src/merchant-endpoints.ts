import { adminEndpoints } from './admin/admin.endpoints.ts';
import { orderListEndpoints } from './admin/order-list.endpoints.ts';
import { bulkOperationEndpoints } from './bulk-operation/bulk-operation.endpoints.ts';
import { bulkEndpoints } from './catalog-admin/bulk.endpoints.ts';
import { collectionEndpoints } from './catalog-admin/collection.endpoints.ts';
import { fileEndpoints } from './catalog-admin/file.endpoints.ts';
import { imageEndpoints } from './catalog-admin/image.endpoints.ts';
import { mediaEndpoints } from './catalog-admin/media.endpoints.ts';
import { productEndpoints } from './catalog-admin/product.endpoints.ts';
import { metafieldEndpoints } from './catalog/metafield.endpoints.ts';
import { noticeEndpoints } from './consent/consent.endpoints.ts';
import { giftCardEndpoints } from './gift-card/gift-card.endpoints.ts';
import { jobEndpoints } from './job/job.endpoints.ts';
import { priceEndpoints } from './price/price.endpoints.ts';
import { promotionEndpoints } from './promotion/promotion.endpoints.ts';
import { shippingEndpoints } from './shipping/shipping.endpoints.ts';
import { marketEndpoints } from './store/market.endpoints.ts';
import { settingsEndpoints } from './store/settings.endpoints.ts';
import { taxEndpoints } from './tax/tax.endpoints.ts';
import { webhookEndpoints } from './webhook/webhook.endpoints.ts';

/** What needs the secret key: the table without the shopper's part. */
export const merchantEndpoints = {
  product: productEndpoints,
  image: imageEndpoints,
  file: fileEndpoints,
  media: mediaEndpoints,
  collection: collectionEndpoints,
  bulk: bulkEndpoints,
  bulkOperation: bulkOperationEndpoints,
  giftCard: giftCardEndpoints,
  market: marketEndpoints,
  metafield: metafieldEndpoints,
  notice: noticeEndpoints,
  price: priceEndpoints,
  promotion: promotionEndpoints,
  settings: settingsEndpoints,
  shipping: shippingEndpoints,
  tax: taxEndpoints,
  admin: { ...adminEndpoints, ...orderListEndpoints },
  job: jobEndpoints,
  webhook: webhookEndpoints,
} as const;
export type MerchantEndpoints = typeof merchantEndpoints;
