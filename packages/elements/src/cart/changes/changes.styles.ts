import { css } from 'lit';

/** The panel that lists what a change of country changed, in cart and checkout. */
export const changesStyles = css`
  .changes {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 1) calc(var(--_space) * 4);
    padding-inline: calc(var(--_space) * 4) calc(var(--_space) * 2);
    border-radius: var(--_radius-control);
    background: var(--_color-surface-sunken);
    font-size: var(--_font-size-small);
  }
  .changes h3 {
    font-family: inherit;
    font-size: inherit;
    font-weight: 600;
  }
  .changes .button {
    font-size: inherit;
  }
  .changes ul {
    grid-column: 1 / -1;
    display: grid;
    gap: calc(var(--_space) * 1);
    margin: 0;
    padding: 0;
    padding-inline-end: calc(var(--_space) * 2);
    list-style: none;
    overflow-wrap: anywhere;
  }
`;
