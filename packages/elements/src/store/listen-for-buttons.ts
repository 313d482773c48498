const listening = Symbol.for('smallshop.buttons');

const driving = '[data-smallshop-add], button[commandfor]';
const drives = (target: EventTarget): target is HTMLElement => target instanceof HTMLElement && target.matches(driving);
const load = () => import('./plain-buttons.ts');

/** Plain HTML drives the shop: one listener a page, whichever bundle came first. */
export function listenForButtons(): void {
  if (document.querySelector(driving)) void load();
  const shared = document as Document & { [listening]?: boolean };
  if (shared[listening]) return;
  shared[listening] = true;
  document.addEventListener('click', (event) => {
    const button = event.defaultPrevented ? undefined : event.composedPath().find(drives);
    if (!button) return;
    if (button.hasAttribute('data-smallshop-add')) event.preventDefault();
    void load().then(({ press }) => press(button));
  });
}
