import type { CollectionCondition, CollectionRules, Measure, Metafield, Metafields } from '@smallshop/contract';
import { compareMeasures } from '../../money/unit-price.ts';

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
  /** By namespace and key. */
  metafields: Metafields;
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
    case 'metafield':
      return meetsMetafield(condition, facts.metafields[condition.metafield]);
  }
}

type MetafieldCondition = Extract<CollectionCondition, { field: 'metafield' }>;

function meetsMetafield({ operator, value }: MetafieldCondition, metafield: Metafield | undefined): boolean {
  switch (operator) {
    case 'is':
      return metafield !== undefined && isValue(metafield, value);
    case 'is_not':
      return metafield === undefined || !isValue(metafield, value);
    case 'contains':
      return metafield !== undefined && containsValue(metafield, String(value));
    case 'does_not_contain':
      return metafield === undefined || !containsValue(metafield, String(value));
    default: {
      const order = metafield && compareWith(metafield, value);
      return order !== undefined && (operator === 'at_least' ? order >= 0 : order <= 0);
    }
  }
}

function isValue(metafield: Metafield, value: MetafieldCondition['value']): boolean {
  switch (metafield.type) {
    case 'text':
      return typeof value === 'string' && Object.values(metafield.value).some((text) => isSame(text, value));
    case 'number':
    case 'boolean':
      return metafield.value === value;
    case 'measurement':
      return compareWith(metafield, value) === 0;
    case 'text_list':
      return false;
    default:
      return typeof value === 'string' && isSame(metafield.value, value);
  }
}

function containsValue({ type, value }: Metafield, wanted: string): boolean {
  if (type === 'text_list') return value.some((texts) => Object.values(texts).some((text) => isSame(text, wanted)));
  return type === 'text' && Object.values(value).some((text) => folded(text).includes(folded(wanted)));
}

/** Negative if the metafield is less than the value, 0 if both are equal. Undefined if they cannot be compared. */
function compareWith(metafield: Metafield, value: MetafieldCondition['value']): number | undefined {
  if (metafield.type === 'number' && typeof value === 'number') return metafield.value - value;
  if (metafield.type === 'date' && typeof value === 'string')
    return metafield.value === value ? 0 : metafield.value < value ? -1 : 1;
  if (metafield.type === 'measurement' && typeof value === 'object')
    return compareMeasures(metafield.value, value satisfies Measure);
  return undefined;
}

const folded = (text: string) => text.normalize('NFC').toLowerCase();
const isSame = (one: string, other: string) => folded(one) === folded(other);
