import { trustOf } from './trusted.ts';

/** Attributes that say "not yet", and so do not belong on the script that runs. */
const held = /^((data-)?(type|src)|nonce)$/;

/**
 * Runs a blocked script by putting a live one in its place, with its attributes and nonce.
 * True when scripts after it must wait until `onSettled`; null when the page's CSP forbids running it.
 */
export function runScript(blocked: HTMLScriptElement, onSettled: () => void): boolean | null {
  const { ownerDocument, dataset } = blocked;
  const trust = trustOf(ownerDocument);
  if (!trust) return null;

  const live = ownerDocument.createElement('script');
  for (const { name, value } of blocked.attributes) {
    if (!held.test(name)) live.setAttribute(name, name.startsWith('on') ? trust.createScript(value) : value);
  }
  const { type = '', src: source = blocked.getAttribute('src') } = dataset;
  if (type) live.type = type;
  // Browsers hide the nonce attribute once the element is in the document; the property still has it.
  if (blocked.nonce) live.nonce = blocked.nonce;
  // A script made by script is async unless told otherwise, which would lose the order.
  live.async = blocked.hasAttribute('async');

  if (source) live.src = trust.createScriptURL(source);
  else live.text = trust.createScript(blocked.text);

  const waits = Boolean(source) && !live.async && (!type || type === 'module');
  if (waits) for (const event of ['load', 'error']) live.addEventListener(event, onSettled);
  blocked.replaceWith(live);
  return waits;
}
