import { css } from 'lit';
import { changesStyles } from '../changes/changes.styles.ts';
import { buttons } from '../../internal/forms/buttons.styles.ts';
import { pageTokens } from '../../internal/tokens/page-tokens.styles.ts';
import { stepper } from '../../internal/quantity-stepper/quantity-stepper.styles.ts';
import { cartLineStyles } from '../lines/cart-line.styles.ts';
import { totalsStyles } from '../totals/totals.styles.ts';

const cart = css`
  .button svg {
    inline-size: calc(var(--_rem) * 1.125);
  }

  /* Footer */
  .extras {
    display: grid;
    align-content: start;
    gap: calc(var(--_space) * 2);
    /* The place of two folded forms, until their code has come. */
    min-block-size: calc(var(--_rem) * 4 + var(--_space) * 10 + 1px);
    padding-block: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_color-border);
  }
  .footer {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 4) max(var(--_space) * 5, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_color-border);
  }
  .drawer .footer {
    position: sticky;
    inset-block-end: 0;
    margin-block-start: auto;
    margin-inline: calc(var(--_pad) * -1);
    padding-inline: var(--_pad);
    background: var(--_color-surface);
  }
  /* With little height, or magnified, it scrolls away rather than cover the lines. */
  @media (max-height: 36rem) {
    .drawer :is(.header, .footer) {
      position: static;
    }
  }
  .checkout {
    justify-content: space-between;
    inline-size: 100%;
    min-block-size: calc(var(--_rem) * 3.25);
    font-size: var(--_smallshop-em);
    font-variant-numeric: tabular-nums;
  }
  .checkout:not(:has(span + span)) {
    justify-content: center;
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
    inline-size: calc(var(--_rem) * 3);
    margin-block-end: calc(var(--_space) * 2);
    color: var(--_color-text-quiet);
    stroke-width: 1.25;
  }
  .lead {
    font-family: var(--_font-family-heading);
    font-size: calc(var(--_smallshop-em) * 1.125);
    font-weight: var(--_font-weight-heading);
  }
  .empty .button {
    margin-block-start: calc(var(--_space) * 4);
  }
`;

/** What the cart holds, below its heading. */
export const contentStyles = [pageTokens, buttons, totalsStyles, stepper, cartLineStyles, cart, changesStyles];
