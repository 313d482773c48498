import type { Consent, ConsentLayer } from '@smallshop/consent';
import type { ConsentChoice } from '../events/consent-events.ts';
import type { AnswerKind } from './first-layer/answers.ts';
import type { Category } from './category.ts';

/** The keys that an answer about a category covers: its services, or the category if it has none. */
export const keysOf = ({ id, services }: Category): string[] =>
  services.length ? services.flatMap((service) => (service.disabled ? [] : `${id}/${service.id}`)) : [id];

/**
 * Passes the choice to the engine, by the action that the record names. `optional`: all categories that can be
 * refused. An answer in the first layer covers only the categories that it asks about: after a change of the notice,
 * or with Global Privacy Control, accepting must not grant what the shopper refused before.
 */
export function decide(
  consent: Consent,
  kind: AnswerKind,
  choice: ConsentChoice,
  optional: readonly Category[],
  layer: ConsentLayer,
): void {
  const source = { method: kind === 'save' ? 'toggle' : 'button', layer } as const;
  const coversAll = kind === 'save' || optional.every(({ id }) => id in choice);
  const withdraws = optional.flatMap(keysOf).some((key) => consent.granted(key));
  if (coversAll && withdraws && !Object.values(choice).includes(true)) consent.withdraw(source);
  else if (kind === 'save' || !coversAll) consent.choose(choice, source);
  else if (kind === 'accept') consent.acceptAll(source);
  else consent.rejectAll(source);
}
