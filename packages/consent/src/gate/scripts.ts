import { trustOf } from './trusted.ts';

/** Attributes that say "not yet", and so do not belong on the script that runs. */
const held = new Set(['type', 'data-type', 'data-src', 'src', 'nonce']);

/**
 * Runs a blocked script by putting a live one in its place, with its attributes and nonce.
 * True when scripts after it must wait until `onSettled`; null when the page's CSP forbids running it.
 */
export function runScript(blocked: HTMLScriptElement, view: Window, onSettled: () => void): boolean | null {
  const trust = trustOf(view);
  if (!trust) return null;

  const live = blocked.ownerDocument.createElement('script');
  for (const { name, value } of blocked.attributes) {
    if (!held.has(name)) live.setAttribute(name, name.startsWith('on') ? trust.createScript(value) : value);
  }
  const type = blocked.dataset['type'] ?? '';
  if (type) live.type = type;
  // Browsers hide the nonce attribute once the element is in the document; the property still has it.
  if (blocked.nonce) live.nonce = blocked.nonce;
  // A script made by script is async unless told otherwise, which would lose the order.
  live.async = blocked.hasAttribute('async');

  const source = blocked.dataset['src'] ?? blocked.getAttribute('src');
  if (source) live.src = trust.createScriptURL(source);
  else live.text = trust.createScript(blocked.textContent ?? '');

  const waits = Boolean(source) && !live.async && (!type || type === 'module');
  if (waits) for (const event of ['load', 'error']) live.addEventListener(event, onSettled, { once: true });
  blocked.replaceWith(live);
  return waits;
}
