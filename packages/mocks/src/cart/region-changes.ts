import { isSameMoney, type Cart, type Message, type Money } from '@smallshop/contract';

/** Messages about a change of region: prices of lines and of shipping. */
export function regionChanges(before: Cart, after: Cart): Message[] {
  return [
    ...after.lines.flatMap(({ id, unitPrice }) =>
      change('price_changed', `lines.${id}`, before.lines.find((line) => line.id === id)?.unitPrice, unitPrice),
    ),
    ...change('shipping_changed', 'shippingEstimate', before.shippingEstimate?.from, after.shippingEstimate?.from),
  ];
}

function change(code: string, path: string, before: Money | undefined, after: Money | undefined): Message[] {
  if (isSameMoney(before, after)) return [];
  return [
    {
      type: 'warning',
      code,
      path,
      ...(before && { before }),
      ...(after && { after }),
      severity: 'requires_buyer_review',
    },
  ];
}
