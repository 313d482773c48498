import type { FieldError, Promotion } from '@smallshop/contract';

/** The parts of a store that promotions can refer to. */
export interface PromotionScope {
  defaultLanguage: string;
  collections: readonly string[];
  skus: readonly string[];
  markets: readonly string[];
  /** Codes of its other promotions, in capitals. */
  codes: readonly string[];
}

type Terms = Omit<Promotion, 'used'>;

/** The field that each kind needs and no other kind has. `free_shipping` has none. */
const fieldOf = { percentage: 'basisPoints', amount: 'amounts', buy_x_get_y: 'buyXGetY' } as const;

/** Returns the errors of a promotion beyond the shape of its fields. Each error names its field. */
export function promotionErrors(promotion: Terms, scope: PromotionScope): FieldError[] {
  return [
    ...idErrors(promotion),
    ...kindErrors(promotion),
    ...wordErrors(promotion, scope),
    ...scopeErrors(promotion, scope),
    ...timeErrors(promotion),
  ];
}

function idErrors({ id }: Terms): FieldError[] {
  const isShort = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 40;
  return isShort
    ? []
    : [{ field: 'promotionId', code: 'invalid', detail: 'Small letters, digits and single hyphens, at most 40.' }];
}

function kindErrors(promotion: Terms): FieldError[] {
  const errors = Object.entries(fieldOf).flatMap(([kind, field]): FieldError[] => {
    const isGiven = promotion[field] !== undefined;
    if (kind === promotion.kind && !isGiven) return [{ field, code: 'required', detail: `${kind} needs it.` }];
    return kind !== promotion.kind && isGiven
      ? [{ field, code: 'not_allowed', detail: `${promotion.kind} has none.` }]
      : [];
  });
  const { kind, combinable, amounts } = promotion;
  if (kind === 'amount' && amounts && Object.keys(amounts).length === 0)
    errors.push({ field: 'amounts', code: 'required', detail: 'One currency at least.' });
  if (kind === 'free_shipping' && !combinable)
    errors.push({
      field: 'combinable',
      code: 'not_allowed',
      detail: 'Free shipping always combines with promotions on items.',
    });
  return errors;
}

function wordErrors({ code, titles }: Terms, { defaultLanguage, codes }: PromotionScope): FieldError[] {
  if (code !== null && codes.includes(code.toUpperCase()))
    return [{ field: 'code', code: 'not_allowed', detail: 'Another promotion has this code.' }];
  const isNamed = code !== null || titles[defaultLanguage] !== undefined;
  return isNamed
    ? []
    : [
        {
          field: `titles.${defaultLanguage}`,
          code: 'required',
          detail: 'Without a code a promotion goes by its title.',
        },
      ];
}

function scopeErrors(promotion: Terms, scope: PromotionScope): FieldError[] {
  const unknown = (field: string, names: readonly string[] = [], known: readonly string[]): FieldError[] =>
    names.flatMap((name, index) =>
      known.includes(name)
        ? []
        : [{ field: `${field}.${index}`, code: 'not_allowed', detail: `The store has no ${name}.` }],
    );
  return [
    ...unknown('collections', promotion.collections, scope.collections),
    ...unknown('skus', promotion.skus, scope.skus),
    ...unknown('markets', promotion.markets, scope.markets),
    ...unknown('buyXGetY.getCollections', promotion.buyXGetY?.getCollections ?? [], scope.collections),
  ];
}

function timeErrors({ startsAt, endsAt }: Terms): FieldError[] {
  const isOrdered = !startsAt || !endsAt || Date.parse(startsAt) < Date.parse(endsAt);
  return isOrdered ? [] : [{ field: 'endsAt', code: 'too_small', detail: 'It ends before it starts.' }];
}
