import { css, type CSSResult } from 'lit';
import { flowTokens } from '../tokens/flow-tokens.styles.ts';
import { shopTokens } from '../tokens/shop-tokens.styles.ts';
import { tokens } from '../tokens/tokens.styles.ts';

const host = css`
  :host {
    display: block;
    color: var(--_color-text);
    font-family: var(--_font-family);
    font-size: var(--smallshop-font-size, inherit);
    line-height: 1.5;
    text-align: start;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :is(h1, h2, h3, p, ul, ol, dl, dd, figure, fieldset, legend) {
    margin: 0;
    padding: 0;
  }
  :is(ul, ol) {
    list-style: none;
  }
  /* Not the browser's own: colours are derived from it. */
  :is(button, input) {
    color: inherit;
  }
  fieldset {
    border: 0;
    min-inline-size: 0;
  }
  :is(a, button, input, select, textarea, summary, [tabindex]):focus-visible {
    outline: 2px solid var(--_color-focus);
    outline-offset: 2px;
  }
  .visually-hidden:not(:focus-within) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .quiet {
    color: var(--_color-text-quiet);
  }
  .error {
    color: var(--_color-danger);
    font-size: var(--_font-size-small);
  }
`;

/** Tokens and what every element starts from: put it first in `static styles`. */
export const base: CSSResult[] = [tokens, shopTokens, flowTokens, host];
