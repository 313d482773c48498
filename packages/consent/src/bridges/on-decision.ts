import type { Consent } from '../consent.ts';
import type { ConsentState } from '../state.ts';

/**
 * Calls once for each decision, stored ones included, and once when an answer has run out; never before the first.
 * Returns what ends it.
 */
export function onDecision(consent: Consent, tell: (state: ConsentState) => void): () => void {
  let told = '';
  return consent.subscribe((state) => {
    const news = JSON.stringify([state.recordId, state.granted, state.services]);
    if (news === told || (told === '' && state.recordId === null)) return;
    told = news;
    tell(state);
  });
}
