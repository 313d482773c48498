import type { Consent, ConsentLayer } from '@smallshop/consent';
import type { ConsentChoice } from '../events/consent-events.ts';
import type { AnswerKind } from './answers.ts';

/**
 * What an answer says of which category. The first layer speaks of what it asks and of nothing else: after a
 * change, or under Global Privacy Control, its yes must not reach what the shopper has refused before.
 */
export function choiceOf(kind: AnswerKind, asked: readonly string[], draft: ConsentChoice): ConsentChoice {
  return Object.fromEntries(asked.map((id) => [id, kind === 'save' ? draft[id] === true : kind === 'accept']));
}

/** Hands the choice to the engine under the name that the record keeps. `optional`: every category that can be refused. */
export function decide(consent: Consent, kind: AnswerKind, choice: ConsentChoice, optional: readonly string[], layer: ConsentLayer): void {
  const source = { method: kind === 'save' ? 'toggle' : 'button', layer } as const;
  const whole = optional.every((id) => id in choice);
  if (kind === 'save' || !whole) consent.choose(choice, source);
  else if (kind === 'accept') consent.acceptAll(source);
  else if (optional.some((id) => consent.state.granted[id])) consent.withdraw(source);
  else consent.rejectAll(source);
}
