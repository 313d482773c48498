import type { Cells } from '../shared/cell-row.ts';

/**
 * What an availability says of the stock; a text where it is unknown, that says why. A feed says that something is in
 * stock, but mostly not how much of it: then it is not counted.
 */
export function availabilityCells(availability: string | undefined, quantity: string | undefined): Cells | string {
  if (availability === undefined) return quantity === undefined ? {} : { quantity };
  const number = quantity ?? '';
  switch (availability.toLowerCase().replace(/[\s_-]+/g, ' ')) {
    case 'in stock':
    case 'available for order':
      return { quantity: number, tracker: number === '' ? '' : 'counted', policy: 'deny' };
    case 'out of stock':
      return { quantity: '0', tracker: 'counted', policy: 'deny' };
    case 'preorder':
    case 'pre order':
    case 'backorder':
    case 'back order':
      return { quantity: number === '' ? '0' : number, tracker: 'counted', policy: 'continue' };
    case '':
      return 'is missing: write in_stock, out_of_stock, preorder or backorder';
    default:
      return `"${availability}" is unknown: write in_stock, out_of_stock, preorder or backorder`;
  }
}
