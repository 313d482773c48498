import { addressTopic } from './address/address.routes.ts';
import { adminTopic } from './admin/admin.routes.ts';
import { cartTopic } from './cart/cart.routes.ts';
import { catalogTopic } from './catalog/catalog.routes.ts';
import { checkoutTopic } from './checkout/checkout.routes.ts';
import { openConsentTopic } from './consent/consent.open-routes.ts';
import { consentTopic } from './consent/consent.routes.ts';
import { giftCardTopic } from './gift-card/gift-card.routes.ts';
import type { BoundRoute } from './http/bind-route.ts';
import { orderTopic } from './order/order.routes.ts';
import { testGatewayTopic } from './payment/test-gateway/test-gateway.routes.ts';
import { stockTopic } from './stock/stock.routes.ts';
import { marketTopic } from './store/market.routes.ts';
import { priceTopic } from './price/price.routes.ts';
import { promotionTopic } from './promotion/promotion.routes.ts';
import { settingsTopic } from './settings/settings.routes.ts';
import { shippingTopic } from './shipping/shipping.routes.ts';
import { storeTopic } from './store/store.routes.ts';
import { taxTopic } from './tax/tax.routes.ts';

/** What the server answers, topic by topic. */
export const topics: readonly (readonly BoundRoute[])[] = [
  storeTopic, catalogTopic, cartTopic, checkoutTopic, testGatewayTopic, orderTopic, addressTopic, consentTopic, openConsentTopic, giftCardTopic, marketTopic, priceTopic, promotionTopic, settingsTopic, shippingTopic, taxTopic, adminTopic, stockTopic,
];
