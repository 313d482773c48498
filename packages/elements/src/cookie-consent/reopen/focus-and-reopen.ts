import { nothing, type TemplateResult } from 'lit';
import { lazyPart } from '../../internal/lazy/lazy-part.ts';
import { FocusController } from './focus-controller.ts';
import { ReopenController } from './reopen-controller.ts';
import type { View } from '../view.ts';

export interface FocusAndReopen {
  /**
   * The control that reopens the choices, or the offer to reload. Nothing if the page has a control of its own and there
   * is no message. Undefined until its code is loaded.
   */
  reopenControl(): TemplateResult | typeof nothing | undefined;
  /** Its code could not be loaded. */
  readonly failed: boolean;
  /** Stores elements that get focus back when a layer closes, the first one last. */
  remember(...targets: (EventTarget | null | undefined)[]): void;
}

/** Returns focus when a layer closes, and lets the shopper reopen the choices. */
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
  onUpdated();
  return {
    reopenControl: () => answered()?.(),
    get failed() {
      return answered.failed === true;
    },
    remember: (...targets) => targets.forEach((target) => focus.remember(target)),
  };
}
