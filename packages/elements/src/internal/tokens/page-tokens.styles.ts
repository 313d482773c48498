import { css } from 'lit';

/** Tokens of elements that fill a page and show a status. */
export const pageTokens = css`
  :host {
    --_color-success: var(--smallshop-color-success, light-dark(#1f6b45, #7fd3a4));
    --_color-warning: var(--smallshop-color-warning, light-dark(#8a5200, #f0bd6a));
    --_font-size-display: var(--smallshop-font-size-display,
      clamp(var(--_smallshop-em) * 1.625, var(--_smallshop-em) * 1.2 + 1.6vw, var(--_smallshop-em) * 2.375));
  }
  @supports (color: oklch(from currentcolor l c h / 1)) {
    :host {
      --_color-success: var(--smallshop-color-success,
        oklch(from currentcolor clamp(0.47, (l - 0.6) * 99, 0.8) 0.1 157 / 1));
      --_color-warning: var(--smallshop-color-warning,
        oklch(from currentcolor clamp(0.47, (l - 0.6) * 99, 0.82) 0.11 70 / 1));
    }
  }
`;
