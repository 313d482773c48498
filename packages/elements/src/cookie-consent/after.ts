import { nothing, type TemplateResult } from 'lit';
import { lazily } from '../internal/lazily.ts';
import { afterStrings } from './after.strings.ts';
import { FocusController } from './focus-controller.ts';
import { ReopenController } from './reopen-controller.ts';
import type { View } from './view.ts';

export interface After {
  /** What stays on the page: nothing where it has a control of its own and there is nothing to tell. Undefined until its code has come. */
  corner(): TemplateResult | typeof nothing | undefined;
  /** Its code cannot be fetched. */
  readonly failed: boolean;
  /** Who had focus before a layer was opened. */
  remember(...targets: (EventTarget | null | undefined)[]): void;
}

/** What an element has besides its question: care for focus, and the way back. Fetched once it has asked. */
export function attend(view: View): After {
  const { host, words } = view;
  words.learn(afterStrings);
  const reopen = new ReopenController(host);
  const focus = new FocusController(host);
  const corner = lazily(host, async () => (await import('./corner.ts')).corner(view, reopen));
  const asking = lazily(host, async () => (await import('./asking.ts')).attendLayers(view));
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
