import type { TableRecord } from '../../rows/csv-file.ts';
import { combinations, listOf } from '../shared/cell-texts.ts';
import type { HeaderColumns, ReadColumn } from '../shared/header-columns.ts';

export interface AttributeColumns {
  name: ReadColumn;
  values: ReadColumn | undefined;
}

/** The columns of each attribute. A product may have the same attribute at another number than its variations. */
export function findAttributeColumns(columns: HeaderColumns): AttributeColumns[] {
  columns.match(/^attribute \d+ (?:visible|global|default)$/);
  const values = columns.match(/^attribute (\d+) value\(s\)$/);
  return columns.match(/^attribute (\d+) name$/).map(({ column, groups: [number] }) => ({
    name: column,
    values: values.find(({ groups }) => groups[0] === number)?.column,
  }));
}

export interface Attribute {
  name: string;
  values: string[];
  column: string;
}

export function attributesOf(
  columns: readonly AttributeColumns[],
  record: TableRecord,
  read: (column: ReadColumn | undefined, record: TableRecord) => string,
): Attribute[] {
  return columns.flatMap(({ name, values }) => {
    const text = read(name, record);
    return text === '' ? [] : [{ name: text, values: listOf(read(values, record)), column: (values ?? name).name }];
  });
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Names of the attributes in which variations differ, in the order of the product. */
export function optionNamesOf(product: readonly Attribute[], variations: readonly (readonly Attribute[])[]): string[] {
  const used = variations.flat().map(({ name }) => name);
  const ofProduct = product.map(({ name }) => name).filter((name) => used.some((one) => sameName(one, name)));
  return [...ofProduct, ...used.filter((name, at) => used.findIndex((one) => sameName(one, name)) === at)].filter(
    (name, at, all) => all.findIndex((one) => sameName(one, name)) === at,
  );
}

/** The values that each option may have in a variation. An empty one means any value that the product has. */
export function labelsOf(
  optionNames: readonly string[],
  product: readonly Attribute[],
  variation: readonly Attribute[],
): string[][] {
  const valuesIn = (attributes: readonly Attribute[], name: string) =>
    attributes.find((one) => sameName(one.name, name))?.values ?? [];
  return combinations(
    optionNames.map((name) => {
      const own = valuesIn(variation, name);
      return own.length > 0 ? own.slice(0, 1) : valuesIn(product, name);
    }),
  );
}
