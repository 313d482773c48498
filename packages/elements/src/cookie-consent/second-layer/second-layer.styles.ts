import { css } from 'lit';

/** The second layer. */
export const secondLayerStyles = css`
  :host {
    --_font-size: var(--smallshop-font-size, var(--_rem));
    --_font-size-large: var(--smallshop-font-size-large, calc(var(--_rem) * 1.25));
  }
  :is(ul, dl, dd) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .second {
    inset: 0;
    inline-size: min(36rem, 100% - 2 * var(--_inset));
    max-inline-size: none;
    block-size: fit-content;
    max-block-size: none;
    margin: auto;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
    animation: rise calc(var(--_duration) * 1.5) var(--_ease);
  }
  .sheet {
    display: flex;
    flex-direction: column;
    max-block-size: min(44rem, 100dvh - 2 * var(--_inset));
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: calc(var(--_space) * 3) calc(var(--_space) * 2);
    padding-inline: calc(var(--_space) * 6) calc(var(--_space) * 3);
  }
  .second .title {
    font-size: var(--_font-size-large);
  }
  .close {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .close:hover {
    background: var(--_color-surface-sunken);
  }
  .body {
    flex: 1;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0 calc(var(--_space) * 6) calc(var(--_space) * 5);
    font-size: var(--_font-size-small);
  }
  .note {
    margin-block-start: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius-control);
    background: var(--_color-surface-sunken);
  }
  .opt-out,
  .categories {
    margin-block-start: calc(var(--_space) * 4);
  }
  .category {
    padding-block: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_color-border);
  }
  .category:last-child {
    padding-block-end: 0;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
    min-block-size: 2rem;
  }
  label.head {
    cursor: pointer;
  }
  .name {
    font-size: var(--_font-size);
    font-weight: 550;
  }
  .always {
    color: var(--_color-text-quiet);
    white-space: nowrap;
  }
  [role='switch'] {
    appearance: none;
    flex: none;
    display: flex;
    align-items: center;
    inline-size: 2.75rem;
    block-size: 1.625rem;
    margin: 0;
    padding: 0.25rem;
    border: 0;
    border-radius: 1rem;
    background: var(--_color-border-strong);
    cursor: pointer;
    transition: background-color var(--_duration) var(--_ease);
  }
  [role='switch']::before {
    content: '';
    position: static !important;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    border-radius: 50%;
    background: var(--_color-surface-raised);
    transition: margin var(--_duration) var(--_ease);
  }
  [role='switch']:is(:checked, :indeterminate) {
    background: var(--_color-accent);
  }
  [role='switch']:indeterminate::before {
    margin-inline-start: 0.5625rem;
  }
  [role='switch']:checked::before {
    margin-inline-start: 1.125rem;
  }
  details {
    margin-block-start: calc(var(--_space) * 1);
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    padding-block: calc(var(--_space) * 1);
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    inline-size: 0.4em;
    block-size: 0.4em;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -0.15em;
  }
  [open] > summary::after {
    rotate: 225deg;
    translate: 0 0.1em;
  }
  .services {
    display: grid;
    gap: calc(var(--_space) * 3);
    margin-block: calc(var(--_space) * 1.5) calc(var(--_space) * 1);
    padding-inline-start: calc(var(--_space) * 4);
    border-inline-start: 2px solid var(--_color-border);
  }
  strong {
    font-weight: 550;
  }
  .services .head {
    min-block-size: 1.75rem;
  }
  .receipt {
    margin-block-start: calc(var(--_space) * 3);
  }
  .stored {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 3);
    font-size: var(--_font-size-tiny);
    line-height: 1.7;
  }
  code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  footer {
    position: relative;
    z-index: 2147483647;
    padding: calc(var(--_space) * 4) calc(var(--_space) * 6) calc(var(--_space) * 5);
    border-block-start: 1px solid var(--_color-border);
  }

  /* Covers the answers for as long as a double click on what opened them can take. */
  footer::after {
    content: '';
    position: absolute;
    z-index: 2147483647;
    inset: 0;
    animation: uncover 0s 0.5s forwards;
  }
  @keyframes uncover {
    to {
      visibility: hidden;
    }
  }

  @media (width < 30rem) {
    .second .answers {
      grid-auto-flow: row;
    }
    .second {
      inset: auto 0 0;
      inline-size: 100%;
      margin: 0;
    }
    .sheet {
      max-block-size: calc(100dvh - 2rem);
      border-width: 1px 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    header {
      padding-inline: calc(var(--_space) * 5) calc(var(--_space) * 2);
    }
    .body,
    footer {
      padding-inline: calc(var(--_space) * 5);
    }
  }
  /* At 400 % zoom (WCAG 2.2, 1.4.10) the answers alone fill the window: all of it scrolls then. */
  @media (height < 30rem) {
    .sheet {
      overflow: auto;
    }
    .body {
      flex: none;
      overflow: visible;
    }
  }
  @media (forced-colors: active) {
    [role='switch'] {
      appearance: auto;
      inline-size: 1.25rem;
      block-size: 1.25rem;
    }
    [role='switch']::before {
      content: none;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.75rem;
    }
  }
`;
