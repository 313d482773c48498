import type { Fulfillment, FulfillmentOption } from '@smallshop/contract';

/** The only group of a checkout: all its items are shipped together. */
export const onlyGroupId = 'all';

/** UCP's form of "these lines are shipped together, in one of these ways". */
export function fulfillmentOf(
  lineIds: string[],
  options: FulfillmentOption[],
  selectedOptionId: string | null,
): Fulfillment {
  if (lineIds.length === 0) return { methods: [] };
  return {
    methods: [
      { id: 'shipping', type: 'shipping', lineIds, groups: [{ id: onlyGroupId, lineIds, options, selectedOptionId }] },
    ],
  };
}
