import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { createCheckout, getCheckout, patchCheckout } from './checkout.service.ts';
import { completeCheckout } from './complete-checkout.ts';

export const checkoutTopic = [
  bind(routes.checkout.create, (context, { cartId }) => createCheckout(context, cartId)),
  bind(routes.checkout.get, (context, { checkoutId }) => getCheckout(context, checkoutId)),
  bind(routes.checkout.update, (context, { checkoutId, ...changes }) => patchCheckout(context, checkoutId, changes)),
  bind(routes.checkout.complete, (context, { checkoutId, ...input }) => completeCheckout(context, checkoutId, input)),
];
