import type { CSSResult, LitElement } from 'lit';

/** Removes a page's styles from an element: it removes all parts and resets every token. */
export function showDefaultLook(host: LitElement): void {
  const styles = (host.constructor as typeof LitElement).elementStyles as CSSResult[];
  const names = new Set(styles.flatMap(({ cssText }) => cssText.match(/--smallshop-[\w-]+/g) ?? []));
  const sheet = new CSSStyleSheet();
  // `!important` in a shadow root overrides the page's styles.
  sheet.replaceSync(`:host{${[...names].map((name) => `${name}:initial!important`).join(';')}}`);
  host.shadowRoot!.adoptedStyleSheets.push(sheet);
  // Every render adds parts again.
  host.addController({ hostUpdated: () => removeParts(host) });
  removeParts(host);
  console.warn(
    'SmallShop: <smallshop-cookie-consent> shows its default look, because styles of this page made "refuse" harder ' +
      'to reach than "accept", or moved both out of the window. ' +
      'Check your rules for ::part() and the --smallshop-* tokens.',
  );
}

function removeParts(host: LitElement): void {
  for (const element of host.shadowRoot!.querySelectorAll('[part]')) element.removeAttribute('part');
}

/** Reports that the page hides the control that reopens the choices. */
export function reportHiddenControl(): void {
  console.error(
    'SmallShop: this page hides the control that reopens the privacy choices. ' +
      'Taking a consent back must be as easy as giving it: ' +
      'remove what hides smallshop-cookie-consent::part(reopen), ' +
      'or give the page a visible control with data-smallshop-consent="open".',
  );
}
