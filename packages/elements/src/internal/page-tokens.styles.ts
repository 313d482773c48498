import { css } from 'lit';

/** Tokens of what fills a page, and tells how something stands. */
export const pageTokens = css`
  :host {
    --_color-success: var(--smallshop-color-success, light-dark(#1f6b45, #7fd3a4));
    --_color-warning: var(--smallshop-color-warning, light-dark(#8a5200, #f0bd6a));
    --_font-size-display: var(--smallshop-font-size-display, clamp(1.625rem, 1.2rem + 1.6vw, 2.375rem));
  }
`;
