import { collectionConditionSchema, type CollectionCondition, type Metafield } from '@smallshop/contract';
import { expect, it } from 'vitest';
import { matchesRules, type RuleFacts } from './collection-rules.ts';

const metafields: Record<string, Metafield> = {
  'custom.fabric': { type: 'text', value: { en: 'Merino wool', de: 'Merinowolle' } },
  'custom.care': { type: 'text_list', value: [{ en: 'Hand wash', de: 'Handwäsche' }, { en: 'No iron' }] },
  'custom.cups': { type: 'number', value: 6 },
  'custom.vegan': { type: 'boolean', value: false },
  'custom.since': { type: 'date', value: '2026-03-01' },
  'custom.net': { type: 'measurement', value: { quantity: 1, unit: 'kg' } },
  'custom.colour': { type: 'color', value: '#A83232' },
};
const facts: RuleFacts = { titles: [], vendor: '', productType: '', tags: [], prices: {}, available: true, metafields };

type Condition = Extract<CollectionCondition, { field: 'metafield' }>;
type Row = [metafield: string, operator: Condition['operator'], value: Condition['value'], isMet: boolean];

it.each<Row>([
  ['fabric', 'is', 'MERINOWOLLE', true],
  ['fabric', 'is', 'wool', false],
  ['fabric', 'is_not', 'wool', true],
  ['fabric', 'contains', 'wool', true],
  ['fabric', 'does_not_contain', 'wool', false],
  ['fabric', 'at_least', 1, false],
  ['care', 'contains', 'handwäsche', true],
  ['care', 'contains', 'hand', false],
  ['care', 'does_not_contain', 'hand', true],
  ['care', 'is', 'No iron', false],
  ['cups', 'is', 6, true],
  ['cups', 'is', '6', false],
  ['cups', 'at_least', 6, true],
  ['cups', 'at_least', 6.5, false],
  ['cups', 'at_most', 6.5, true],
  ['vegan', 'is', false, true],
  ['vegan', 'is', true, false],
  ['since', 'is', '2026-03-01', true],
  ['since', 'at_least', '2026-02-28', true],
  ['since', 'at_most', '2026-02-28', false],
  ['net', 'is', { quantity: 1000, unit: 'g' }, true],
  ['net', 'at_least', { quantity: 900, unit: 'g' }, true],
  ['net', 'at_most', { quantity: 35, unit: 'oz' }, false],
  ['net', 'at_most', { quantity: 5, unit: 'l' }, false],
  ['net', 'at_least', 1, false],
  ['colour', 'is', '#a83232', true],
  ['none', 'is', 'x', false],
  ['none', 'contains', 'x', false],
  ['none', 'at_most', 9, false],
  ['none', 'is_not', 'x', true],
  ['none', 'does_not_contain', 'x', true],
])('the metafield %s %s %j: %s', (name, operator, value, isMet) => {
  const condition = { field: 'metafield', metafield: `custom.${name}`, operator, value } as const;
  expect(collectionConditionSchema.safeParse(condition).success).toBe(true);
  expect(matchesRules({ match: 'all', conditions: [condition] }, facts)).toBe(isMet);
});

it.each([
  [{ operator: 'contains', value: 5 }, 'value'],
  [{ operator: 'at_least', value: 'many' }, 'value'],
  [{ operator: 'at_most', value: true }, 'value'],
  [{ operator: 'is', value: '' }, 'value'],
  [{ operator: 'is', value: 'x', metafield: 'fabric' }, 'metafield'],
  [{ operator: 'less_than', value: 5 }, 'operator'],
])('the condition %j is refused at its %s', (condition, field) => {
  const given = { field: 'metafield', metafield: 'custom.fabric', ...condition };
  const { error } = collectionConditionSchema.safeParse(given);
  expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
