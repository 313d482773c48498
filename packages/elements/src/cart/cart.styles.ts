import { css } from 'lit';
import { base } from '../internal/base.styles.ts';
import { buttons } from '../internal/buttons.styles.ts';
import { fields } from '../internal/fields.styles.ts';
import { skeletons } from '../internal/skeletons.styles.ts';
import { cartLineStyles } from './cart-line.styles.ts';
import { totalsStyles } from './totals.styles.ts';

const cart = css`
  :host {
    --_inline-size: var(--smallshop-cart-inline-size, 27rem);
    --_pad: calc(var(--_space) * 6);
  }
  svg {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .button svg,
  .stepper svg {
    inline-size: 1.125rem;
  }
  .small {
    font-size: var(--_font-size-small);
  }
  .cart {
    color: var(--_color-text);
  }

  /* Drawer */
  .drawer {
    position: fixed;
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: min(var(--_inline-size), 100%);
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--_color-surface);
    box-shadow: var(--_shadow);
    overflow: hidden auto;
    overscroll-behavior: contain;
    translate: 100% 0;
    transition: translate calc(var(--_duration) * 1.6) var(--_ease), overlay calc(var(--_duration) * 1.6) allow-discrete,
      display calc(var(--_duration) * 1.6) allow-discrete;
  }
  .drawer:dir(rtl) {
    translate: -100% 0;
  }
  .drawer[open] {
    translate: 0 0;
  }
  .drawer::backdrop {
    background: var(--_color-backdrop);
    opacity: 0;
    transition: opacity calc(var(--_duration) * 1.6) var(--_ease), overlay calc(var(--_duration) * 1.6) allow-discrete,
      display calc(var(--_duration) * 1.6) allow-discrete;
  }
  .drawer[open]::backdrop {
    opacity: 1;
  }
  @starting-style {
    .drawer[open] {
      translate: 100% 0;
    }
    .drawer[open]:dir(rtl) {
      translate: -100% 0;
    }
    .drawer[open]::backdrop {
      opacity: 0;
    }
  }
  .sheet {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding-inline: var(--_pad);
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .drawer header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin-inline: calc(var(--_pad) * -1);
    padding: calc(var(--_space) * 4) var(--_pad);
    background: var(--_color-surface);
    border-block-end: 1px solid var(--_color-border);
  }
  header .button {
    margin-inline-end: calc(var(--_space) * -3);
  }
  h2 {
    font-family: var(--_font-family-heading);
    font-size: var(--_font-size-large);
    font-weight: var(--_font-weight-heading);
    line-height: 1.3;
  }
  h2 .quiet {
    font-weight: 400;
  }
  /* Focus starts there so that it is read first; there is nothing to press. */
  h2[tabindex]:focus-visible {
    outline: none;
  }

  /* Footer */
  .extras {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_color-border);
  }
  footer {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 4) max(var(--_space) * 5, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_color-border);
  }
  .drawer footer {
    position: sticky;
    inset-block-end: 0;
    margin-block-start: auto;
    margin-inline: calc(var(--_pad) * -1);
    padding-inline: var(--_pad);
    background: var(--_color-surface);
  }
  /* With little height, or magnified, it scrolls away rather than cover the lines. */
  @media (max-height: 36rem) {
    .drawer :is(header, footer) {
      position: static;
    }
  }
  .checkout {
    justify-content: space-between;
    inline-size: 100%;
    min-block-size: 3.25rem;
    font-size: 1rem;
    font-variant-numeric: tabular-nums;
  }
  .checkout:not(:has(span + span)) {
    justify-content: center;
  }
  .extra {
    font-size: var(--_font-size-small);
  }
  .extra summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 2rem;
    border-radius: var(--_radius-control);
    cursor: pointer;
    list-style: none;
  }
  .extra summary::-webkit-details-marker {
    display: none;
  }
  .extra summary::after {
    content: '';
    inline-size: 0.45rem;
    block-size: 0.45rem;
    margin-inline-end: 0.25rem;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    transition: rotate var(--_duration) var(--_ease);
  }
  .extra[open] summary::after {
    rotate: 225deg;
  }
  .extra form {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: calc(var(--_space) * 2);
  }
  .extra .error {
    grid-column: 1 / -1;
  }
  .extra .error:empty {
    display: none;
  }
  .extra :is(form, textarea) {
    margin-block-start: calc(var(--_space) * 2);
  }
  .extra textarea {
    resize: vertical;
    min-block-size: 5rem;
  }
  .codes {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .code {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    padding-inline-start: calc(var(--_space) * 3);
    border-radius: 99rem;
    background: var(--_color-surface-sunken);
    font-size: var(--_font-size-small);
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .code.idle {
    color: var(--_color-text-quiet);
    text-decoration: line-through;
  }
  .code button {
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    padding: 0;
    border: 0;
    border-radius: 99rem;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .code svg {
    inline-size: 0.875rem;
  }

  /* States */
  .banner,
  .undo {
    margin-block-start: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius-control);
    background: var(--_color-surface-sunken);
    font-size: var(--_font-size-small);
  }
  .undo,
  .banner.error {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
    padding-block: 0;
  }
  .empty {
    display: grid;
    justify-items: center;
    align-content: center;
    flex: 1;
    gap: calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 16);
    text-align: center;
  }
  .bag {
    inline-size: 3rem;
    margin-block-end: calc(var(--_space) * 2);
    color: var(--_color-text-quiet);
    stroke-width: 1.25;
  }
  .lead {
    font-family: var(--_font-family-heading);
    font-size: 1.125rem;
    font-weight: var(--_font-weight-heading);
  }
  .empty .button {
    margin-block-start: calc(var(--_space) * 4);
  }
  @media (forced-colors: active) {
    .drawer {
      border-inline-start: 1px solid CanvasText;
    }
  }
`;

export const cartStyles = [base, buttons, fields, skeletons, totalsStyles, cartLineStyles, cart];
