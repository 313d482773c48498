import { css } from 'lit';

export const lineRowStyles = css`
  .items {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .item {
    display: grid;
    grid-template-columns: calc(var(--_rem) * 4) 1fr auto;
    align-items: center;
    gap: calc(var(--_space) * 4);
    font-size: var(--_font-size-small);
  }
  .thumb {
    position: relative;
    inline-size: calc(var(--_rem) * 4);
  }
  .picture {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 1;
    border-radius: var(--_radius-control);
    background-color: var(--_color-surface-sunken);
    object-fit: cover;
  }
  .quantity {
    position: absolute;
    inset-block-start: calc(var(--_rem) * -0.5);
    inset-inline-end: calc(var(--_rem) * -0.5);
    display: grid;
    place-items: center;
    min-inline-size: calc(var(--_rem) * 1.375);
    block-size: calc(var(--_rem) * 1.375);
    padding-inline: calc(var(--_rem) * 0.35);
    border-radius: calc(var(--_rem) * 99);
    background: var(--_color-accent);
    color: var(--_color-on-accent);
    font-size: var(--_font-size-tiny);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .item-words {
    display: grid;
    /* A text of the other direction is aligned with the start of the line. */
    justify-items: start;
    min-inline-size: 0;
  }
  .item-title {
    font-weight: 550;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .item-total {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    text-align: end;
  }
  .item-discount {
    display: block;
  }
`;
