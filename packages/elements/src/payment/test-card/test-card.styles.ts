import { css } from 'lit';
import { base } from '../../internal/styles/base.styles.ts';
import { buttons } from '../../internal/forms/buttons.styles.ts';
import { fields } from '../../internal/forms/fields.styles.ts';

const card = css`
  .card {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: calc(var(--_space) * 4);
  }
  .number,
  .examples {
    grid-column: 1 / -1;
  }
  .control {
    font-variant-numeric: tabular-nums;
  }
  .examples {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border: 1px dashed var(--_color-border-strong);
    border-radius: var(--_radius-control);
    font-size: var(--_font-size-small);
  }
  .examples button {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(var(--_space) * 3);
    align-items: center;
    inline-size: 100%;
    min-block-size: calc(var(--_rem) * 2);
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
    text-align: start;
    cursor: pointer;
  }
  .examples button:hover {
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  .ask {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 5);
    border: 1px solid var(--_color-border-strong);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    color: var(--_color-on-surface);
  }
  .ask h3 {
    font-size: calc(var(--_smallshop-em) * 1.125);
    font-weight: 600;
  }
  .ask h3:focus:not(:focus-visible) {
    outline: none;
  }
  .answers {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: calc(var(--_space) * 3);
  }
`;

export const testCardStyles = [base, buttons, fields, card];
