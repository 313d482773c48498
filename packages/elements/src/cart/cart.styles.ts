import { css } from 'lit';
import { changesStyles } from './changes.styles.ts';
import { buttons } from '../internal/buttons.styles.ts';
import { fields } from '../internal/fields.styles.ts';
import { pageTokens } from '../internal/page-tokens.styles.ts';
import { skeletons } from '../internal/skeletons.styles.ts';
import { stepper } from '../internal/quantity-stepper.styles.ts';
import { cartLineStyles } from './cart-line.styles.ts';
import { totalsStyles } from './totals.styles.ts';

const cart = css`
  .button svg {
    inline-size: 1.125rem;
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
    gap: calc(var(--_space) * 3);
  }
  .codes + .codes {
    margin-block-start: var(--_space);
  }
  .codes li {
    display: grid;
    justify-items: start;
    gap: var(--_space);
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
  .code.automatic {
    padding-block: calc(var(--_space) * 1.5);
    padding-inline-end: calc(var(--_space) * 3);
  }
  .code.idle {
    color: var(--_color-text-quiet);
    text-decoration: line-through;
  }
  .code button {
    display: grid;
    place-items: center;
    /* As large as a thumb, the chip around it is not. */
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin-block: -0.375rem;
    padding: 0;
    border: 0;
    border-radius: 99rem;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .code button:focus-visible {
    outline-offset: -0.375rem;
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
`;

/** What the cart holds, below its heading. */
export const contentStyles = [pageTokens, buttons, fields, skeletons, totalsStyles, stepper, cartLineStyles, cart, changesStyles];
