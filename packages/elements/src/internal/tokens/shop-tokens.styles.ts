import { css } from 'lit';

/**
 * Tokens of the shop's elements, which the consent banner does not load: the colours of quiet text, of errors and of
 * sunken
 * areas, and sizes of text. These are of the page in its flow (see `flow-tokens`), else they have the floor of
 * `tokens`; each
 * `.surface` computes them again.
 */
export const shopTokens = css`
  :host {
    --_color-text-quiet: var(--smallshop-color-text-quiet, light-dark(#68645d, #aaa59b));
    --_color-danger: var(--smallshop-color-danger, light-dark(#a8261d, #ff9c8f));
    --_color-surface-sunken: var(--smallshop-color-surface-sunken, light-dark(#f5f3ef, #24231f));
    --_smallshop-em: var(--_rem);
  }
  :host,
  .surface {
    --_font-size: var(--smallshop-font-size, var(--_smallshop-em));
    --_font-size-small: var(--smallshop-font-size-small, calc(var(--_smallshop-em) * 0.875));
    --_font-size-tiny: var(--smallshop-font-size-tiny, calc(var(--_smallshop-em) * 0.75));
    --_font-size-large: var(--smallshop-font-size-large, calc(var(--_smallshop-em) * 1.25));
  }
`;
