import type { SelectedOption } from '@smallshop/contract';
import { textIn } from '../../platform/database/text.ts';
import type { OptionDefinition } from '../catalog.tables.ts';

export function selectedOptions(
  options: readonly OptionDefinition[],
  values: readonly number[],
  languages: readonly string[],
): SelectedOption[] {
  return options.map((option, index) => ({
    name: textIn(option.name, languages),
    value: textIn(option.values[values[index]!]?.label ?? {}, languages),
  }));
}

/** "Celadon / Large"; empty for a product without options. */
export function variantTitle(selected: readonly SelectedOption[]): string {
  return selected.map(({ value }) => value).join(' / ');
}
