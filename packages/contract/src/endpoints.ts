import { adminEndpoints } from './admin/admin.endpoints.ts';
import { noticeEndpoints } from './consent/consent.endpoints.ts';
import { giftCardEndpoints } from './gift-card/gift-card.endpoints.ts';
import { priceEndpoints } from './price/price.endpoints.ts';
import { promotionEndpoints } from './promotion/promotion.endpoints.ts';
import { shippingEndpoints } from './shipping/shipping.endpoints.ts';
import { shopEndpoints } from './shop-endpoints.ts';
import { marketEndpoints } from './store/market.endpoints.ts';
import { settingsEndpoints } from './store/settings.endpoints.ts';
import { taxEndpoints } from './tax/tax.endpoints.ts';

/**
 * Method and path of the operations of `createClient`, apart from the schemas, so that a browser can import it without
 * zod. `merchantEndpoints` has those of the merchant, also the ones that are not here.
 */
export const endpoints = {
  ...shopEndpoints,
  giftCard: giftCardEndpoints,
  market: marketEndpoints,
  notice: noticeEndpoints,
  price: priceEndpoints,
  promotion: promotionEndpoints,
  settings: settingsEndpoints,
  shipping: shippingEndpoints,
  tax: taxEndpoints,
  admin: adminEndpoints,
} as const;
export type Endpoints = typeof endpoints;
