import { css } from 'lit';

/** Tokens of what lies above the page: drawers, dialogs, menus. */
export const overlayTokens = css`
  :host {
    --_color-backdrop: var(--smallshop-color-backdrop, rgb(20 18 14 / 0.45));
    --_shadow: var(--smallshop-shadow, 0 1px 2px rgb(20 18 14 / 0.06), 0 12px 40px rgb(20 18 14 / 0.14));
  }
`;
