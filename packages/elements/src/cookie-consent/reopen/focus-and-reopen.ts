import type { nothing, TemplateResult } from 'lit';
import { lazyPart, type Lazy } from '../../internal/lazy/lazy-part.ts';
import { FocusController } from './focus-controller.ts';
import { ReopenController } from './reopen-controller.ts';
import type { View } from '../view.ts';

export interface FocusAndReopen {
  /** Renders the control that reopens the choices, or the offer to reload. Nothing if neither is needed. */
  readonly answered: Lazy<() => TemplateResult | typeof nothing>;
  /** Returns focus when a layer closes. */
  readonly focus: FocusController;
}

/** Adds what an element needs besides its question: focus, and the control that reopens the choices. */
export function prepareFocusAndReopen(view: View): FocusAndReopen {
  const { host } = view;
  const reopen = new ReopenController(host);
  const focus = new FocusController(host);
  const answered = lazyPart(host, async () => (await import('./reopen-button.ts')).answeredView(view, reopen));
  const controllers = lazyPart(host, async () =>
    (await import('../reach/layer-controllers.ts')).addLayerControllers(view),
  );
  const onUpdated = () => void (host.shadowRoot!.querySelector('.first, .second') && controllers());
  host.addController({ hostUpdated: onUpdated });
  // On a page that cannot scroll, these events say that the shopper tries to.
  const endSpace = lazyPart(host, async () => (await import('../reach/end-space.ts')).keepEndSpace(host));
  for (const name of ['scroll', 'wheel', 'touchmove']) addEventListener(name, endSpace);
  if (scrollY) endSpace();
  onUpdated();
  return { answered, focus };
}
