import { css } from 'lit';

/** The totals, which look the same in cart, checkout and order. */
export const totalsStyles = css`
  .totals {
    display: grid;
    gap: calc(var(--_space) * 2);
    font-size: var(--_font-size-small);
    font-variant-numeric: tabular-nums;
  }
  .total {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: calc(var(--_space) * 4);
  }
  .total dd {
    text-align: end;
    white-space: nowrap;
  }
  .grand {
    font-size: calc(var(--_smallshop-em) * 1.125);
    font-weight: 600;
  }
  .total:not(.quiet) ~ .grand {
    margin-block-start: calc(var(--_space) * 1);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_color-border);
  }
  .total.quiet {
    order: 1;
  }
  .total.below {
    order: 2;
  }
`;
