import { totalsStrings } from './totals/totals.strings.ts';
import { changesStrings } from './changes/changes.strings.ts';
import { codeEntryStrings } from './codes/code-entry.strings.ts';
import { codeReasonStrings } from './codes/code-reasons.strings.ts';
import { contentStrings } from './content/content.strings.ts';
import { giftCardStrings } from './gift-cards/gift-card.strings.ts';
import { shellStrings } from './drawer/shell.strings.ts';

export const cartStrings = {
  ...shellStrings,
  ...contentStrings,
  ...codeEntryStrings,
  ...codeReasonStrings,
  ...giftCardStrings,
  ...changesStrings,
  ...totalsStrings,
} as const;

export type CartStrings = typeof cartStrings;
export type CartText = (key: keyof CartStrings, values?: Record<string, string | number>) => string;
