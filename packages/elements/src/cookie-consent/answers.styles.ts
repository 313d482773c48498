import { css } from 'lit';

/**
 * Answers look alike whatever a page does. It can reach them by tokens and by `::part(answer)`, which are one
 * for all; what could still set one before the other (place, size, cover) is fixed, and `!important` of a
 * shadow root outranks the page's own.
 */
export const answersStyles = css`
  .card,
  .sheet,
  .answer {
    position: static !important;
    float: none !important;
    inline-size: auto !important;
    min-inline-size: 0 !important;
    max-inline-size: none !important;
    block-size: auto !important;
    margin: 0 !important;
    visibility: visible !important;
    opacity: 1 !important;
    filter: none !important;
    clip-path: none !important;
    mask: none !important;
    transform: none !important;
    pointer-events: auto !important;
  }
  /* By themselves: minifiers make one transform of all four, and that would leave these to the page. */
  :is(.card, .sheet, .answer) {
    translate: none !important;
    scale: none !important;
    rotate: none !important;
  }
  .card {
    display: grid !important;
    grid-template: none !important;
    overflow: visible !important;
    max-block-size: none !important;
  }
  .answers {
    display: grid;
    position: relative;
    z-index: 1;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
  }
  .answer {
    display: grid !important;
    place-items: center;
    order: 0 !important;
    grid-area: auto !important;
    place-self: stretch !important;
    min-block-size: 2.75rem !important;
    max-block-size: none !important;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid transparent;
    border-radius: var(--_radius-control);
    background: var(--_color-accent);
    color: var(--_color-on-accent);
    font: inherit;
    font-size: var(--_font-size-small);
    font-weight: 550;
    line-height: 1.25;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
    cursor: pointer;
    transition: background-color var(--_duration) var(--_ease);
  }
  .answer:hover {
    background: color-mix(in oklab, var(--_color-accent) 86%, var(--_color-surface));
  }
  @media (forced-colors: active) {
    .answer {
      border-color: ButtonBorder;
    }
  }
`;
