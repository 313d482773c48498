import type { Shared } from '../page/page.ts';
import { callLateListeners } from './late-listeners.ts';
import { actFor, hold, letGo, markReleased } from './running.ts';
import { trustOf } from './trusted.ts';
import { finish, guardWriting } from './written.ts';

/** Attributes that say "not yet", and so do not belong on the script that runs. */
const held = /^((data-)?(type|src)|nonce)$/;
const guarded = new WeakSet<Document>();

/**
 * What the engine hands over, so that this file imports nothing of it: a module of both would be one more file to
 * fetch.
 */
export interface PageAccess {
  readonly shared: Shared;
  warnOnce(message: string, cause?: unknown): void;
}

/** For a script with `data-category` that the browser has run at once. Data, such as JSON, does not run. */
export function reportEarly(script: HTMLScriptElement, warnOnce: PageAccess['warnOnce']): void {
  if (/^$|^module$|javascript/.test(script.type))
    warnOnce(
      'a script with data-category ran without waiting: add type="text/plain" to it (and data-type="module" for a ' +
        'module)',
      script,
    );
}

/** A script that was written to run while the page is read runs after that. */
function guard(document: Document, { warnOnce }: PageAccess): void {
  if (guarded.has(document)) return;
  guarded.add(document);
  guardWriting(document, warnOnce);
  callLateListeners(document);
}

/**
 * Runs a blocked script by putting a live one in its place, with its attributes and nonce.
 * True when scripts after it must wait until `onSettled`; null when the page's CSP forbids running it.
 */
export function runScript(blocked: HTMLScriptElement, page: PageAccess, onSettled: () => void): boolean | null {
  const { ownerDocument, dataset } = blocked;
  const trust = trustOf(ownerDocument, page);
  if (!trust) return null;
  guard(ownerDocument, page);

  const live = ownerDocument.createElement('script');
  for (const { name, value } of blocked.attributes) {
    if (!held.test(name)) live.setAttribute(name, name.startsWith('on') ? trust.createScript(value) : value);
  }
  const { type = '', src: source = blocked.getAttribute('src') } = dataset;
  if (type) live.type = type;
  // Browsers hide the nonce attribute once the element is in the document; the property still has it.
  if (blocked.nonce) live.nonce = blocked.nonce;
  // A script made by script is async by default, which would lose the order.
  live.async = blocked.hasAttribute('async');

  if (source) live.src = trust.createScriptURL(source);
  else live.text = trust.createScript(blocked.text);

  markReleased(live);
  // It is no script that forgot to wait.
  page.shared.settled.add(live);
  const waits = Boolean(source) && !live.async && (!type || type === 'module');
  const settle = (): void => {
    onSettled();
    letGo();
  };
  if (waits) hold();
  if (source) {
    for (const event of ['load', 'error'])
      live.addEventListener(event, () => void finish(live, waits ? settle : () => {}), { once: true });
    blocked.replaceWith(live);
    return waits;
  }
  actFor(live, () => blocked.replaceWith(live));
  let isWritten = false;
  hold();
  const isLate = finish(live, () => {
    if (isWritten) settle();
    else letGo();
  });
  isWritten = true;
  return isLate;
}
