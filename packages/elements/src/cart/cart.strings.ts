import { totalsStrings } from './totals.strings.ts';
import { changesStrings } from './changes.strings.ts';
import { codeEntryStrings } from './code-entry.strings.ts';
import { codeReasonStrings } from './code-reasons.strings.ts';
import { contentStrings } from './content.strings.ts';
import { giftCardStrings } from './gift-card.strings.ts';
import { shellStrings } from './shell.strings.ts';

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
