import { nothing, type TemplateResult } from 'lit';
import { afterStrings } from './after.strings.ts';
import { reloadOffer, reopenButton } from './corner.ts';
import { cornerStyles } from './corner.styles.ts';
import { ReopenController } from './reopen-controller.ts';
import { RoomController } from './room-controller.ts';
import type { View } from './view.ts';

/**
 * What an element has besides its question: the way back, and room for what has focus. Fetched once it has asked.
 * Answers what stays on the page: nothing where it has a control of its own and there is nothing to tell.
 */
export function attend({ host, words, asking }: View): () => TemplateResult | typeof nothing {
  words.learn(afterStrings);
  host.shadowRoot!.adoptedStyleSheets.push(cornerStyles.styleSheet!);
  new RoomController(host);
  const reopen = new ReopenController(host);
  return () => {
    const { reloadNeeded, gpcHonoured } = asking.consent!.state;
    if (reloadNeeded) return reloadOffer(words.text, () => host.reload());
    return gpcHonoured || !reopen.pageHasControl ? reopenButton(words.text, gpcHonoured, ({ currentTarget }) => host.show(currentTarget)) : nothing;
  };
}
