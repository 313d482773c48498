import { css } from 'lit';
import { base } from '../../internal/styles/base.styles.ts';
import { buttons } from '../../internal/forms/buttons.styles.ts';
import { pageTokens } from '../../internal/tokens/page-tokens.styles.ts';
import { skeletons } from '../../internal/styles/skeletons.styles.ts';

const form = css`
  .stack {
    display: grid;
    min-block-size: calc(var(--_rem) * 15);
  }
  .stack > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }
  /* Frames report that they are ready only while they have a size. */
  .waiting .frames {
    visibility: hidden;
  }
  .holder {
    display: grid;
    gap: calc(var(--_space) * 4);
    align-content: start;
  }
  .holder .field {
    block-size: calc(var(--_rem) * 2.75);
  }
  .holder .line {
    block-size: var(--_rem);
    inline-size: 40%;
  }
  .or {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    margin-block: calc(var(--_space) * 4);
    color: var(--_color-text-quiet);
    font-size: var(--_font-size-small);
  }
  .or::before,
  .or::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_color-border);
  }
  .no-wallets :is(.express, .or) {
    block-size: 0;
    margin: 0;
    overflow: hidden;
    visibility: hidden;
  }
  .failed {
    display: grid;
    gap: calc(var(--_space) * 3);
    justify-items: start;
    align-content: center;
  }
  /* Carry the tokens as computed values, which Stripe's frames cannot read by themselves. */
  .probe {
    position: absolute;
    inline-size: var(--_space);
    block-size: 0;
    visibility: hidden;
    pointer-events: none;
    color: var(--_color-text);
    background-color: var(--smallshop-color-surface, var(--_color-on-accent));
    border: 0 solid var(--_color-border-strong);
    border-radius: var(--_radius-control);
    border-block-end-color: var(--_color-text-quiet);
    outline-color: var(--_color-focus);
    caret-color: var(--smallshop-color-accent, var(--_color-text));
    column-rule-color: var(--_color-on-accent);
    text-decoration-color: var(--_color-danger);
    text-emphasis-color: var(--_color-success);
    -webkit-text-stroke-color: var(--_color-warning);
  }
  /* An invisible transition reports each change of these properties, whatever caused it. */
  .watch {
    transition: all 1ms;
    transition-behavior: allow-discrete;
  }
`;

export const stripeFormStyles = [...base, pageTokens, buttons, skeletons, form];
