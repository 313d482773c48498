export { discountCode } from './promotion/promotion.views.ts';
export { samples } from './catalog/catalog.data.ts';
export { createMockShop, type MockShop, type MockShopOptions } from './create-mock-shop.ts';
export { testGiftCards, type GiftCardRecord } from './gift-card/gift-card.data.ts';
export { refuse, type Refusal } from '@smallshop/contract';
export { testOrderCode } from './order/order.resolvers.ts';
export { testCards } from './payment/test-cards.ts';
export { scenarios, type ScenarioName } from './scenarios/index.ts';
export type { Scenario } from './scenarios/scenario.ts';
export type {
  CartRecord,
  CheckoutRecord,
  Conditions,
  LoggedRequest,
  OrderRecord,
  PaymentRecord,
  ShopState,
} from './shop/shop-state.ts';
