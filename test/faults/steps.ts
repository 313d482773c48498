import type { Step } from './crash-points.ts';
import type { Journey } from './journeys.ts';

/**
 * Every step of placing an order, in an order in which each is come by: a server dies, the next one goes on and dies
 * one step later.
 */
export const stepsOf: [Journey, Step[]][] = [
  ['pays by card', ['begin', 'before_reserve', 'reserved', 'authorised', 'before_settle', 'after_settle']],
  [
    'pays with a gift card alone',
    ['begin', 'before_reserve', 'reserved', 'authorised', 'before_settle', 'after_settle'],
  ],
  [
    'pays with Stripe',
    [
      'begin',
      'before_reserve',
      'reserved',
      'before create',
      'after create',
      'authorised',
      'before_settle',
      'after_settle',
    ],
  ],
  ['comes back from the bank', ['before retrieve', 'after retrieve', 'authorised', 'before_settle', 'after_settle']],
  ['pays and leaves', ['before retrieve', 'after retrieve', 'before_settle', 'after_settle']],
  ['pays and no webhook arrives', ['before retrieve', 'after retrieve', 'before_settle', 'after_settle']],
  ['pays and changes the cart', ['before refund', 'after refund']],
  ['turns back at the payment form', ['before cancel', 'after cancel']],
];
