import { describe, expectTypeOf, it } from 'vitest';
import type { Consent, ConsentOptions, ConsentState } from './index.ts';

/** Never called: the compiler alone judges what is in here. */
export function mustNotCompile(consent: Consent, state: ConsentState): void {
  // @ts-expect-error a yes without the control that a person used
  consent.acceptAll();
  // @ts-expect-error a signal can refuse, never accept
  consent.acceptAll({ method: 'signal', layer: 'none' });
  // @ts-expect-error a choice is yes or no
  consent.choose({ analytics: 'granted' }, { method: 'toggle', layer: 'second' });
  // @ts-expect-error nor is one about a service
  consent.choose({ 'analytics/statistics': 1 }, { method: 'toggle', layer: 'second' });
  // @ts-expect-error letting an element through takes a person, too
  consent.loadOnce(document.body);
  // @ts-expect-error a placeholder is a layer, a pop-up is none
  consent.rejectAll({ method: 'button', layer: 'popup' });
  // @ts-expect-error the state is read, never written
  state.granted['analytics'] = true;
  // @ts-expect-error the state is replaced by the engine only
  consent.state = state;
}

describe('the types', () => {
  it("take the categories of the store's consent notice as they come", () => {
    interface Notice {
      id: string;
      required: boolean;
      sale: boolean;
      services: { id: string; name: string; purpose: string; storage: { name: string; days: number }[] }[];
    }
    expectTypeOf<Notice[]>().toExtend<ConsentOptions['categories']>();
  });

  it('demand a shop and its categories, and nothing else', () => {
    expectTypeOf<{ key: string; categories: [] }>().toExtend<ConsentOptions>();
    expectTypeOf<{ categories: [] }>().not.toExtend<ConsentOptions>();
  });
});
