import { withRetries } from '../../internal/lazy/lazy-part.ts';
import { reportLoadError } from '../../internal/errors/load-error.ts';
import { loadPlainButtons } from '../lazy-parts.ts';

const listening = Symbol.for('smallshop.buttons');

const driving = '[data-smallshop-add], button[commandfor]';
const adds = (target: EventTarget): boolean => target instanceof Element && target.hasAttribute('data-smallshop-add');
const drives = (target: EventTarget): target is HTMLElement => target instanceof HTMLElement && target.matches(driving);
/** Tries again later: a click must not be lost with the code that handles it. */
const load = () => withRetries(loadPlainButtons);

/** A `<button>` without a type submits its form, also when Enter is pressed in a field. One that adds does not. */
function neverSubmits({ target }: Event): void {
  const form = (target as Element).closest?.('form');
  for (const control of form?.elements ?? []) {
    if (control instanceof HTMLButtonElement && adds(control) && !control.hasAttribute('type')) control.type = 'button';
  }
}

/**
 * Plain HTML drives the shop: one listener a page, whichever bundle came first. It listens while the event
 * comes down, because dialogs of other libraries stop clicks on their way up.
 */
export function listenForButtons(): void {
  if (document.querySelector(driving)) load().catch(() => undefined);
  const shared = document as Document & { [listening]?: boolean };
  if (shared[listening]) return;
  shared[listening] = true;
  document.addEventListener('focusin', neverSubmits, true);
  document.addEventListener(
    'click',
    (event) => {
      const button = event.defaultPrevented ? undefined : event.composedPath().find(drives);
      if (!button) return;
      const isAdd = adds(button);
      if (isAdd) event.preventDefault();
      // A command is the browser's default action: the page's own listeners, which come later, can prevent it.
      setTimeout(
        () =>
          (isAdd || !event.defaultPrevented) &&
          void load().then(
            ({ press }) => press(button),
            (error) => reportLoadError(button, error),
          ),
      );
    },
    true,
  );
}
