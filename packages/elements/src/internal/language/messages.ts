import { formatCount, pluralOf } from '../format/format.ts';

/** A sentence whose form hangs on `{count}`: categories as Intl.PluralRules names them. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Message = string | Plural;
export type Messages = Record<string, Message>;

/** What a translation must have: every key of the English text, a plural where English has one. */
export type Translation<English extends Messages> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural;
};

export type Values = Record<string, string | number>;

/** Picks the plural form and fills `{name}` places; numbers are written the language's way. */
export function fill(message: Message, language: string, values: Values = {}): string {
  const text =
    typeof message === 'string' ? message : (message[pluralOf(Number(values.count), language)] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : typeof value === 'number' ? formatCount(value, language) : value;
  });
}
