import { css } from 'lit';

export const prices = css`
  .prices {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(var(--_space) * 2);
    font-variant-numeric: tabular-nums;
  }
  .price.reduced {
    color: var(--_color-danger);
  }
  .compare-at {
    color: var(--_color-text-quiet);
    font-size: 0.9em;
  }
`;
