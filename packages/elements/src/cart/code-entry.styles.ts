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
    min-block-size: 2rem;
    border-radius: var(--_radius-control);
    cursor: pointer;
    list-style: none;
  }
  .extra summary::-webkit-details-marker {
    display: none;
  }
  .extra summary::after {
    content: '';
    inline-size: 0.45rem;
    block-size: 0.45rem;
    margin-inline-end: 0.25rem;
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
    min-block-size: 5rem;
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
    border-radius: 99rem;
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
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin-block: -0.375rem;
    padding: 0;
    border: 0;
    border-radius: 99rem;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .code button:focus-visible {
    outline-offset: -0.375rem;
  }
  .code svg {
    inline-size: 0.875rem;
  }
`;
