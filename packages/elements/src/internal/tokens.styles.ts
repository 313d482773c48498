import { css } from 'lit';

/**
 * The public tokens, `--smallshop-*`, with their defaults, as the private names that every style sheet uses.
 * What only some elements draw with stands beside it, in `overlay-tokens` and `page-tokens`.
 * Set a public one anywhere above an element. Without any, elements take the page's font and colour scheme.
 */
export const tokens = css`
  :host {
    --_color-text: var(--smallshop-color-text, light-dark(#1b1a18, #f3f1ec));
    --_color-text-quiet: var(--smallshop-color-text-quiet, light-dark(#68645d, #aaa59b));
    --_color-surface: var(--smallshop-color-surface, light-dark(#ffffff, #161614));
    --_color-surface-raised: var(--smallshop-color-surface-raised, light-dark(#ffffff, #21201d));
    --_color-surface-sunken: var(--smallshop-color-surface-sunken, light-dark(#f5f3ef, #24231f));
    --_color-border: var(--smallshop-color-border, light-dark(#e3dfd8, #38362f));
    --_color-border-strong: var(--smallshop-color-border-strong, light-dark(#8d877d, #857f73));
    --_color-accent: var(--smallshop-color-accent, light-dark(#1f1d1a, #f3f1ec));
    --_color-on-accent: var(--smallshop-color-on-accent, light-dark(#ffffff, #1b1a18));
    --_color-danger: var(--smallshop-color-danger, light-dark(#a8261d, #ff9c8f));
    --_color-focus: var(--smallshop-color-focus, light-dark(#1d5bd6, #8fb6ff));
    --_font-family: var(--smallshop-font-family, inherit);
    --_font-family-heading: var(--smallshop-font-family-heading, var(--_font-family));
    --_font-weight-heading: var(--smallshop-font-weight-heading, 550);
    --_font-size: var(--smallshop-font-size, 1rem);
    --_font-size-small: var(--smallshop-font-size-small, 0.875rem);
    --_font-size-tiny: var(--smallshop-font-size-tiny, 0.75rem);
    --_font-size-large: var(--smallshop-font-size-large, 1.25rem);
    --_radius: var(--smallshop-radius, 0.625rem);
    --_radius-control: var(--smallshop-radius-control, 0.5rem);
    --_space: var(--smallshop-space, 0.25rem);
    --_duration: var(--smallshop-duration, 180ms);
    --_ease: var(--smallshop-ease, cubic-bezier(0.2, 0.7, 0.2, 1));
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_duration: 0.01ms;
    }
  }
`;
