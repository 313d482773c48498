import type { Consent } from '../consent.ts';
import type { ConsentState } from '../decision/state.ts';

/**
 * Calls `notify` once for each decision, also a stored one, and once when an answer has expired; never before the
 * first.
 * Returns the function that stops it.
 */
export function onDecision(consent: Consent, notify: (state: ConsentState) => void): () => void {
  let lastDecision = '';
  return consent.subscribe((state) => {
    const news = JSON.stringify([state.recordId, state.granted, state.services]);
    if (news === lastDecision || (lastDecision === '' && state.recordId === null)) return;
    lastDecision = news;
    notify(state);
  });
}
