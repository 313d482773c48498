import { expect, it } from 'vitest';
import { fulfillmentOf } from './fulfillment.ts';

const options = [
  { id: 'standard', title: 'Standard', price: { amount: 490, currency: 'EUR' }, minDays: 2, maxDays: 4 },
];

it('ways of shipping come as one group of all lines, and not at all for an empty cart', () => {
  expect(fulfillmentOf(['a', 'b'], options, 'standard').methods[0]?.groups).toEqual([
    { id: 'all', lineIds: ['a', 'b'], options, selectedOptionId: 'standard' },
  ]);
  expect(fulfillmentOf([], options, null)).toEqual({ methods: [] });
});
