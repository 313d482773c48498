import { css } from 'lit';

/** The reopen button, and icons. */
export const reopenButtonStyles = css`
  svg {
    inline-size: 1rem;
    block-size: 1rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .reopen {
    position: fixed;
    z-index: 2147483000;
    inset-block-end: var(--_inset);
    inset-inline-start: var(--_inset);
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-inline-size: 2.75rem;
    max-inline-size: calc(100% - 2 * var(--_inset));
    min-block-size: 2.75rem;
    padding: 0.75rem;
    border: 1px solid var(--_color-border);
    border-radius: 2rem;
    background: var(--_color-surface-raised);
    color: inherit;
    box-shadow: 0 1px 2px rgb(20 18 14 / 0.06);
    font: inherit;
    font-size: var(--_font-size-small);
    line-height: 1.25;
    text-align: start;
    cursor: pointer;
  }
  .reopen:hover {
    border-color: var(--_color-border-strong);
  }
  .reopen svg {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }
  .reopen .pill {
    inline-size: 1.875rem;
  }
  .half {
    fill: currentcolor;
  }
  .no {
    stroke: var(--_color-surface-raised);
  }
  .reopen span {
    padding-inline-end: calc(var(--_space) * 1);
  }
`;
