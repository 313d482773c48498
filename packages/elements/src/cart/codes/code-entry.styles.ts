import { css } from 'lit';

/** The codes in use, and what folds open below them. */
export const codeEntryStyles = css`
  .extra {
    font-size: var(--_font-size-small);
  }
  .extra summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: calc(var(--_rem) * 2);
    border-radius: var(--_radius-control);
    cursor: pointer;
    list-style: none;
  }
  .extra summary::-webkit-details-marker {
    display: none;
  }
  .extra summary::after {
    content: '';
    inline-size: calc(var(--_rem) * 0.45);
    block-size: calc(var(--_rem) * 0.45);
    margin-inline-end: calc(var(--_rem) * 0.25);
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    transition: rotate var(--_duration) var(--_ease);
  }
  .extra[open] summary::after {
    rotate: 225deg;
  }
  .extra form {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: calc(var(--_space) * 2);
  }
  .extra .error {
    grid-column: 1 / -1;
  }
  .extra .error:empty {
    display: none;
  }
  .extra :is(form, textarea) {
    margin-block-start: calc(var(--_space) * 2);
  }
  .extra textarea {
    resize: vertical;
    min-block-size: calc(var(--_rem) * 5);
  }
  .codes {
    display: grid;
    gap: calc(var(--_space) * 3);
  }
  .codes + .codes {
    margin-block-start: var(--_space);
  }
  .codes li {
    display: grid;
    justify-items: start;
    gap: var(--_space);
  }
  .code {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    padding-inline-start: calc(var(--_space) * 3);
    border-radius: calc(var(--_rem) * 99);
    background: var(--_color-surface-sunken);
    font-size: var(--_font-size-small);
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .code.automatic {
    padding-block: calc(var(--_space) * 1.5);
    padding-inline-end: calc(var(--_space) * 3);
  }
  .code.idle {
    color: var(--_color-text-quiet);
    text-decoration: line-through;
  }
  .code button {
    display: grid;
    place-items: center;
    /* As large as a thumb, the chip around it is not. */
    inline-size: calc(var(--_rem) * 2.75);
    block-size: calc(var(--_rem) * 2.75);
    margin-block: calc(var(--_rem) * -0.375);
    padding: 0;
    border: 0;
    border-radius: calc(var(--_rem) * 99);
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .code button:focus-visible {
    outline-offset: calc(var(--_rem) * -0.375);
  }
  .code svg {
    inline-size: calc(var(--_rem) * 0.875);
  }
`;
