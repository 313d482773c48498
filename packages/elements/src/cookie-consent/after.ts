import { nothing, type TemplateResult } from 'lit';
import { afterStrings } from './after.strings.ts';
import { needsLink, reloadOffer, reopenButton } from './corner.ts';
import { cornerStyles } from './corner.styles.ts';
import { FocusController } from './focus-controller.ts';
import { ReopenController } from './reopen-controller.ts';
import { RoomController } from './room-controller.ts';
import type { View } from './view.ts';

export interface After {
  /** What stays on the page: nothing where it has a control of its own and there is nothing to tell. */
  corner(): TemplateResult | typeof nothing;
  /** Who had focus before a layer was opened. */
  remember(...targets: (EventTarget | null | undefined)[]): void;
}

/** What an element has besides its question: the way back, and care for focus. Fetched once it has asked. */
export function attend({ host, words, asking }: View): After {
  words.learn(afterStrings);
  host.shadowRoot!.adoptedStyleSheets.push(cornerStyles.styleSheet!);
  new RoomController(host);
  const reopen = new ReopenController(host);
  const focus = new FocusController(host);
  return {
    corner() {
      const { reloadNeeded, gpcHonoured } = asking.consent!.state;
      if (reloadNeeded) return reloadOffer(words.text, () => host.reload());
      if (reopen.pageHasControl && !gpcHonoured) return nothing;
      return reopenButton(words.text, { gpcHonoured, named: needsLink(asking.place!), open: ({ currentTarget }) => host.show(currentTarget) });
    },
    remember: (...targets) => targets.forEach((target) => focus.remember(target)),
  };
}
