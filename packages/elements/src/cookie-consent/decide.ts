import type { Consent, ConsentLayer } from '@smallshop/consent';
import type { ConsentChoice } from '../events/consent-events.ts';
import type { AnswerKind } from './first-layer/answers.ts';
import type { Category } from './category.ts';

/** What is answered about a category: each of its services, else the category itself. */
export const keysOf = ({ id, services }: Category): string[] =>
  services.length ? services.flatMap((service) => (service.disabled ? [] : `${id}/${service.id}`)) : [id];

/**
 * Hands the choice to the engine under the name that the record keeps. `optional`: all that can be refused.
 * The first layer speaks of what it asks and of nothing else: after a change, or under Global Privacy Control,
 * its yes must not reach what the shopper has refused before.
 */
export function decide(
  consent: Consent,
  kind: AnswerKind,
  choice: ConsentChoice,
  optional: readonly Category[],
  layer: ConsentLayer,
): void {
  const source = { method: kind === 'save' ? 'toggle' : 'button', layer } as const;
  const isOfAll = kind === 'save' || optional.every(({ id }) => id in choice);
  const takesBack = optional.flatMap(keysOf).some((key) => consent.granted(key));
  if (isOfAll && takesBack && !Object.values(choice).includes(true)) consent.withdraw(source);
  else if (kind === 'save' || !isOfAll) consent.choose(choice, source);
  else if (kind === 'accept') consent.acceptAll(source);
  else consent.rejectAll(source);
}
