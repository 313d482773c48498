import { css } from 'lit';

export const lineRowStyles = css`
  .items {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .item {
    display: grid;
    grid-template-columns: 4rem 1fr auto;
    align-items: center;
    gap: calc(var(--_space) * 4);
    font-size: var(--_font-size-small);
  }
  .thumb {
    position: relative;
    inline-size: 4rem;
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
  .pieces {
    position: absolute;
    inset-block-start: -0.5rem;
    inset-inline-end: -0.5rem;
    display: grid;
    place-items: center;
    min-inline-size: 1.375rem;
    block-size: 1.375rem;
    padding-inline: 0.35rem;
    border-radius: 99rem;
    background: var(--_color-text);
    color: var(--_color-surface);
    font-size: var(--_font-size-tiny);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .item-words {
    display: grid;
    /* A text of the other direction stands where the line's own begins. */
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
