/**
 * The rows of the totals, and the rules that server, mocks, elements and e-mails share about them. No schemas: a
 * browser may load it.
 */

/**
 * Kinds of total from top to bottom, with the fields by which `/v1` distinguishes them. Each kind has a label of the
 * same name in the texts of elements and e-mails. Types are named as in the Universal Commerce Protocol.
 */
export const totalKinds = {
  subtotal: { type: 'subtotal' },
  itemsDiscount: { type: 'items_discount' },
  discount: { type: 'discount' },
  fulfillment: { type: 'fulfillment' },
  /** What a promotion takes off the shipping. */
  shippingDiscount: { type: 'discount', code: 'shipping' },
  /** Customs duty that is charged at checkout. */
  duty: { type: 'fee', code: 'duty' },
  tax: { type: 'tax' },
  /** Tax in gross prices. It is part of the rows above it. */
  taxIncluded: { type: 'tax', included: true },
  fee: { type: 'fee' },
  /** The amount by which the total is rounded down. */
  rounding: { type: 'discount', code: 'rounding' },
  total: { type: 'total' },
} as const satisfies Record<string, TotalFields<string>>;

export type TotalKind = keyof typeof totalKinds;
export type TotalType = (typeof totalKinds)[TotalKind]['type'];

interface TotalFields<Type extends string> {
  type: Type;
  code?: string | undefined;
  included?: boolean | undefined;
}

const kinds = Object.keys(totalKinds) as TotalKind[];

const findKind = ({ type, code, included }: TotalFields<TotalType>): TotalKind | undefined =>
  kinds.find((kind) => {
    const fields: TotalFields<TotalType> = totalKinds[kind];
    return fields.type === type && fields.code === code && fields.included === included;
  });

/** Returns the kind of a total, the key of its label. A row with an unknown `code` has the label of its type. */
export const totalKind = (total: TotalFields<TotalType>): TotalKind =>
  findKind(total) ?? findKind({ type: total.type }) ?? 'fee';

/** Amounts in minor units. A kind without an amount has no row. */
export type TotalAmounts = Partial<Record<TotalKind, number | null>>;

/**
 * Returns the rows of the totals in their order. Rows of zero are left out, except the subtotal, the total and a
 * chosen shipping option that is free.
 */
export function listTotals(amounts: TotalAmounts, currency: string) {
  const always: readonly TotalKind[] = ['subtotal', 'fulfillment', 'total'];
  return kinds.flatMap((kind) => {
    const amount = amounts[kind] ?? null;
    if (amount === null || (amount === 0 && !always.includes(kind))) return [];
    return [{ ...totalKinds[kind], amount: { amount, currency } }];
  });
}
