import { nothing, type TemplateResult } from 'lit';
import { lazyPart } from '../../internal/lazy-part.ts';
import { reopenStrings } from './reopen.strings.ts';
import { FocusController } from './focus-controller.ts';
import { ReopenController } from './reopen-controller.ts';
import type { View } from '../view.ts';

export interface FocusAndReopen {
  /**
   * What stays on the page: nothing where it has a control of its own and there is nothing to tell. Undefined until
   * its code has come.
   */
  corner(): TemplateResult | typeof nothing | undefined;
  /** Its code cannot be fetched. */
  readonly failed: boolean;
  /** Who had focus before a layer was opened. */
  remember(...targets: (EventTarget | null | undefined)[]): void;
}

/** What an element has besides its question: care for focus, and the way back. Fetched once it has asked. */
export function createFocusAndReopen(view: View): FocusAndReopen {
  const { host, words } = view;
  words.learn(reopenStrings);
  const reopen = new ReopenController(host);
  const focus = new FocusController(host);
  const corner = lazyPart(host, async () => (await import('./reopen-button.ts')).answeredView(view, reopen));
  const asking = lazyPart(host, async () => (await import('../reach/layer-controllers.ts')).addLayerControllers(view));
  const look = () => void (host.shadowRoot!.querySelector('.first, .second') && asking());
  host.addController({ hostUpdated: look });
  look();
  return {
    corner: () => corner()?.(),
    get failed() {
      return corner.failed === true;
    },
    remember: (...targets) => targets.forEach((target) => focus.remember(target)),
  };
}
