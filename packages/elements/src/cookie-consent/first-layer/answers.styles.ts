import { css } from 'lit';

/**
 * All answers look the same, whatever styles a page has. A page styles them with tokens and `::part(answer)`, which
 * apply to all of them. Properties that could still make one more prominent (position, size, overlap, painting outside
 * of its box) are fixed here: `!important` in a shadow root overrides the page. `prominence-controller.ts` checks the
 * result.
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
    offset: none !important;
    animation: none !important;
    contain: none !important;
    pointer-events: auto !important;
    -webkit-box-reflect: none !important;
  }
  /* A part must not draw over its neighbours. */
  [part]:not([role='switch'], .badge)::before,
  [part]::after {
    content: none !important;
  }
  .badge::before {
    position: static !important;
  }
  .answer {
    box-shadow: none !important;
    /* The longhand: the minifier writes the shorthand without its value. */
    border-image-source: none !important;
    overflow: clip !important;
  }
  :is(.card, .sheet, .answer):not(:focus-visible) {
    outline: none !important;
  }
  .answer:focus-visible {
    outline: 2px solid var(--_color-focus) !important;
    outline-offset: 2px !important;
  }
  /* In a rule of their own: minifiers merge them with transform, and then the page could set them. */
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
    z-index: 2147483647;
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
    /* Forced colors paint it. */
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
`;
