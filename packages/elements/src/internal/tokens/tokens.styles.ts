import { css } from 'lit';

/**
 * The public tokens, `--smallshop-*`, with their defaults, as the private names that every style sheet uses.
 * What only some elements draw with is in `shop-tokens`, `overlay-tokens` and `page-tokens`.
 * Set a public one anywhere above an element. These defaults follow the page's colour scheme; see `flow-tokens` for
 * what
 * takes the page's own colours.
 * Lengths have a floor, for pages with `html { font-size: 62.5% }`.
 */
export const tokens = css`
  :host {
    --_rem: max(1rem, 16px);
    --_color-text: var(--smallshop-color-text, light-dark(#1b1a18, #f3f1ec));
    --_color-surface: var(--smallshop-color-surface, light-dark(#ffffff, #161614));
    --_color-surface-raised: var(--smallshop-color-surface-raised, light-dark(#ffffff, #21201d));
    --_color-border: var(--smallshop-color-border, light-dark(#e3dfd8, #38362f));
    --_color-border-strong: var(--smallshop-color-border-strong, light-dark(#8d877d, #857f73));
    --_color-accent: var(--smallshop-color-accent, light-dark(#1f1d1a, #f3f1ec));
    --_color-on-accent: var(--smallshop-color-on-accent, light-dark(#ffffff, #1b1a18));
    --_color-focus: var(--smallshop-color-focus, light-dark(#1d5bd6, #8fb6ff));
    --_font-family: var(--smallshop-font-family, inherit);
    --_font-family-heading: var(--smallshop-font-family-heading, var(--_font-family));
    --_font-weight-heading: var(--smallshop-font-weight-heading, 550);
    --_radius: var(--smallshop-radius, calc(var(--_rem) * 0.625));
    --_radius-control: var(--smallshop-radius-control, calc(var(--_rem) * 0.5));
    --_space: var(--smallshop-space, calc(var(--_rem) * 0.25));
    --_duration: var(--smallshop-duration, 180ms);
    --_ease: var(--smallshop-ease, cubic-bezier(0.2, 0.7, 0.2, 1));
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_duration: 0.01ms;
    }
  }
`;
