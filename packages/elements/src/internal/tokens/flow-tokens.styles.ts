import { css } from 'lit';

/**
 * Tokens of elements in the page's flow: they take the page's text colour and size, whatever its `color-scheme` says.
 * `currentcolor` in a token is the colour of the place where the token is used. In `color` that is the inherited
 * colour,
 * so `on-accent` becomes its opposite, and `accent`, behind text in `on-accent`, the opposite of that again.
 * What has a background of its own is a `.surface`: it sets both colours, and the others follow from its text.
 * Older browsers keep the defaults of `tokens`. `--_smallshop-em` is registered in define.ts, which makes `1em` a
 * length.
 */
export const flowTokens = css`
  :host {
    --_color-on-surface: var(--smallshop-color-text, light-dark(#1b1a18, #f3f1ec));
    --_color-control: var(--_color-surface);
  }
  @supports (color: oklch(from currentcolor l c h / 1)) {
    :host {
      --_smallshop-em: 1em;
      --_opposite: clamp(0.21, (0.6 - l) * 99, 1);
      --_color-text: var(--smallshop-color-text, currentcolor);
      --_color-text-quiet: var(--smallshop-color-text-quiet, oklch(from currentcolor l c h / 0.76));
      --_color-control: var(--smallshop-color-surface, transparent);
      --_color-surface-sunken: var(--smallshop-color-surface-sunken, oklch(from currentcolor l c h / 0.05));
      --_color-border: var(--smallshop-color-border, oklch(from currentcolor l c h / 0.15));
      --_color-border-strong: var(--smallshop-color-border-strong, oklch(from currentcolor l c h / 0.52));
      --_color-accent: var(--smallshop-color-accent, oklch(from currentcolor var(--_opposite) 0.005 85 / 1));
      --_color-on-accent: var(--smallshop-color-on-accent, oklch(from currentcolor var(--_opposite) 0.005 85 / 1));
      --_color-danger: var(--smallshop-color-danger,
        oklch(from currentcolor clamp(0.47, (l - 0.6) * 99, 0.79) 0.13 28 / 1));
      --_color-focus: var(--smallshop-color-focus,
        oklch(from currentcolor clamp(0.5, (l - 0.6) * 99, 0.78) 0.14 262 / 1));
    }
  }
  .surface {
    --_smallshop-em: var(--_rem);
    color: var(--_color-on-surface);
  }
`;
