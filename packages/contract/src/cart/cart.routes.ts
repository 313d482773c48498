import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { cartEndpoints } from './cart.endpoints.ts';
import { maxCartLines } from './cart.limits.ts';
import {
  cartCreateSchema,
  cartSchema,
  cartUpdateSchema,
  createdCartSchema,
  lineInputSchema,
  quantitySchema,
} from './cart.schemas.ts';

export const cartRoutes = {
  create: route({
    endpoint: cartEndpoints.create,
    summary: 'Create a cart, optionally with lines. Only this response contains the token of the cart',
    key: 'publishable',
    body: cartCreateSchema,
    status: 201,
    response: createdCartSchema,
    errors: [
      'variant_not_found',
      'out_of_stock',
      'quantity_not_allowed',
      'cart_full',
      'too_many_discount_codes',
      'too_many_gift_cards',
      'rate_limited',
    ],
  }),
  get: route({
    endpoint: cartEndpoints.get,
    summary: 'Get the cart with current prices and stock',
    key: 'publishable',
    token: 'cart',
    response: cartSchema,
    errors: ['cart_not_found'],
  }),
  update: route({
    endpoint: cartEndpoints.update,
    summary: 'Change country, currency, language, discount codes, gift cards or note, and reprice the cart',
    key: 'publishable',
    token: 'cart',
    versioned: true,
    body: cartUpdateSchema,
    response: cartSchema,
    errors: [
      'cart_not_found',
      'cart_completed',
      'version_conflict',
      'country_not_served',
      'too_many_discount_codes',
      'too_many_gift_cards',
      'rate_limited',
    ],
  }),
  addLines: route({
    endpoint: cartEndpoints.addLines,
    summary: 'Add lines. If a variant is already in the cart, the quantity of its line is raised',
    key: 'publishable',
    token: 'cart',
    versioned: true,
    body: component(
      'LinesAdd',
      z.object({ lines: z.array(lineInputSchema).check(z.minLength(1), z.maxLength(maxCartLines)) }),
    ),
    response: cartSchema,
    errors: [
      'cart_not_found',
      'cart_completed',
      'version_conflict',
      'variant_not_found',
      'out_of_stock',
      'quantity_not_allowed',
      'cart_full',
    ],
  }),
  updateLine: route({
    endpoint: cartEndpoints.updateLine,
    summary: 'Set the quantity of a line',
    key: 'publishable',
    token: 'cart',
    versioned: true,
    body: component('LineUpdate', z.object({ quantity: quantitySchema })),
    response: cartSchema,
    errors: [
      'cart_not_found',
      'cart_completed',
      'version_conflict',
      'line_not_found',
      'out_of_stock',
      'quantity_not_allowed',
    ],
  }),
  removeLine: route({
    endpoint: cartEndpoints.removeLine,
    summary: 'Remove a line',
    key: 'publishable',
    token: 'cart',
    versioned: true,
    response: cartSchema,
    errors: ['cart_not_found', 'cart_completed', 'version_conflict', 'line_not_found'],
  }),
};
