import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { checkoutEndpoints } from './checkout.endpoints.ts';
import { checkoutCompleteSchema, checkoutSchema, checkoutUpdateSchema } from './checkout.schemas.ts';

export const checkoutRoutes = {
  create: route({
    endpoint: checkoutEndpoints.create,
    summary: 'Create the checkout of a cart, or return the one that is already open',
    key: 'publishable',
    token: 'cart',
    body: component('CheckoutCreate', z.object({ cartId: z.string() })),
    status: 201,
    response: checkoutSchema,
    errors: ['cart_not_found', 'cart_completed', 'cart_empty'],
  }),
  get: route({
    endpoint: checkoutEndpoints.get,
    summary: 'Get the checkout, its totals and what is still missing',
    key: 'publishable',
    token: 'cart',
    response: checkoutSchema,
    errors: ['checkout_not_found'],
  }),
  update: route({
    endpoint: checkoutEndpoints.update,
    summary: 'Change contact, addresses, shipping option or note',
    key: 'publishable',
    token: 'cart',
    versioned: true,
    body: checkoutUpdateSchema,
    response: checkoutSchema,
    errors: [
      'checkout_not_found',
      'checkout_closed',
      'version_conflict',
      'country_not_served',
      'fulfillment_option_unavailable',
    ],
  }),
  complete: route({
    endpoint: checkoutEndpoints.complete,
    summary: 'Reserve stock, take the payment and create the order. Call it again after a payment action',
    key: 'publishable',
    token: 'cart',
    body: checkoutCompleteSchema,
    response: checkoutSchema,
    errors: [
      'checkout_not_found',
      'checkout_closed',
      'checkout_incomplete',
      'out_of_stock',
      'quantity_not_allowed',
      'price_changed',
      'payment_method_unavailable',
      'payment_token_invalid',
      'payment_declined',
      'payment_failed',
      'payment_refunded',
      'unavailable',
    ],
  }),
};
