import { metafieldSchema, type Metafield, type MetafieldType } from '@smallshop/contract';
import { unstorableFields } from '../../../platform/errors/field-errors.ts';
import { readMeasure, readMeasureText } from '../../variant-data/read-measure.ts';
import { quoted } from '../rows/variant-row.ts';
import { parseYesNo } from '../rows/yes-no.ts';

/** How to correct a cell of each type. */
const fixes: Record<MetafieldType, string> = {
  text: 'write at most 2,000 characters',
  number: 'write digits and a point, such as 12.5',
  boolean: 'write true or false',
  date: 'write year, month and day, such as 2026-11-30',
  measurement: 'write a number and a unit, such as 250 g',
  color: 'write a colour such as #a83232',
  url: 'write an address that begins with https://',
  text_list: 'write the values with semicolons between them',
};

/**
 * A cell of a file as a metafield. Texts are in one language and leave those in others. A text says what is wrong.
 */
export function readMetafield(
  cell: string,
  type: MetafieldType,
  { language, before }: { language: string; before: Metafield | undefined },
): Metafield | string {
  const read = metafieldSchema.safeParse({ type, value: valueOf(cell, type, language, before) });
  if (!read.success) return `${quoted(cell)} is no ${type.replace('_', ' ')}: ${fixes[type]}`;
  return unstorableFields(read.data).length > 0
    ? `${quoted(cell)} has U+0000 or a lone surrogate, which no database keeps: remove it`
    : read.data;
}

function valueOf(cell: string, type: MetafieldType, language: string, before: Metafield | undefined): unknown {
  switch (type) {
    case 'text':
      return { ...(before?.type === 'text' && before.value), [language]: cell };
    case 'text_list':
      return listOf(cell).map((text, nth) => ({
        ...(before?.type === 'text_list' && before.value[nth]),
        [language]: text,
      }));
    case 'number':
      return /^-?\d{1,15}(\.\d{1,9})?$/.test(cell) ? Number(cell) : cell;
    case 'boolean':
      return parseYesNo(cell);
    case 'measurement': {
      const { quantity, unit } = readMeasureText(cell);
      return readMeasure(quantity, unit);
    }
    default:
      return cell;
  }
}

/** Values with semicolons between them, or a list as JSON, which is how Shopify writes it. */
function listOf(cell: string): string[] {
  try {
    const json: unknown = JSON.parse(cell);
    if (Array.isArray(json) && json.every((one) => typeof one === 'string')) return json;
  } catch {
    // No JSON: a list with semicolons.
  }
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
