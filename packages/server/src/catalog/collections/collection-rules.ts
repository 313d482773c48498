import type { CollectionCondition, CollectionRules } from '@smallshop/contract';

/** What the rules of collections ask of a product. */
export interface RuleFacts {
  /** In all languages. */
  titles: readonly string[];
  vendor: string;
  productType: string;
  tags: readonly string[];
  /** The lowest price of a variant in minor units, by currency. */
  prices: Readonly<Record<string, number>>;
  available: boolean;
}

/** Returns whether a collection with these rules has the product. */
export function matchesRules({ match, conditions }: CollectionRules, facts: RuleFacts): boolean {
  const isMet = (condition: CollectionCondition) => meets(condition, facts);
  return match === 'all' ? conditions.every(isMet) : conditions.some(isMet);
}

function meets(condition: CollectionCondition, facts: RuleFacts): boolean {
  switch (condition.field) {
    case 'vendor':
      return (condition.operator === 'is') === isSame(facts.vendor, condition.value);
    case 'type':
      return (condition.operator === 'is') === isSame(facts.productType, condition.value);
    case 'tag':
      return (condition.operator === 'is') === facts.tags.some((tag) => isSame(tag, condition.value));
    case 'title': {
      const contains = facts.titles.some((title) => folded(title).includes(folded(condition.value)));
      return (condition.operator === 'contains') === contains;
    }
    case 'price': {
      const price = facts.prices[condition.value.currency];
      if (price === undefined) return false;
      return condition.operator === 'at_least' ? price >= condition.value.amount : price <= condition.value.amount;
    }
    case 'available':
      return facts.available === condition.value;
  }
}

const folded = (text: string) => text.normalize('NFC').toLowerCase();
const isSame = (one: string, other: string) => folded(one) === folded(other);
