import { css } from 'lit';

export const cartLineStyles = css`
  .line {
    display: grid;
    grid-template-columns: calc(var(--_rem) * 5.5) 1fr auto;
    column-gap: calc(var(--_space) * 4);
    row-gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 5);
  }
  .line + .line {
    border-block-start: 1px solid var(--_color-border);
  }
  .line:focus:not(:focus-visible) {
    outline: none;
  }
  .picture {
    grid-row: span 2;
    display: block;
    inline-size: calc(var(--_rem) * 5.5);
    block-size: auto;
    aspect-ratio: 4 / 5;
    border-radius: var(--_radius-control);
    background-color: var(--_color-surface-sunken);
    object-fit: cover;
  }
  .about {
    min-inline-size: 0;
  }
  .title {
    color: inherit;
    font-weight: 550;
    line-height: 1.35;
    overflow-wrap: anywhere;
    text-decoration: none;
  }
  a.title:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .notice {
    color: var(--_color-warning);
  }
  .about p {
    margin-block-start: calc(var(--_space) * 1);
  }
  .amount {
    display: flex;
    flex-direction: column;
    align-items: end;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .amount s {
    font-weight: 400;
  }
  .controls {
    grid-column: 2 / -1;
    align-self: end;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
  }
  .remove {
    min-block-size: calc(var(--_rem) * 2.5);
    padding: 0;
    border: 0;
    background: none;
    color: var(--_color-text-quiet);
    font: inherit;
    font-size: var(--_font-size-small);
    text-decoration: underline;
    text-decoration-color: var(--_color-border-strong);
    text-underline-offset: 0.25em;
    cursor: pointer;
  }
  .remove:hover {
    color: var(--_color-text);
  }
`;
