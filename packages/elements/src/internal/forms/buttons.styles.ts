import { css } from 'lit';

/** `<button class="button">`, with `primary`, `plain` (looks like a link) and `icon` (square, no words) beside it. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
    min-block-size: calc(var(--_rem) * 2.75);
    min-inline-size: calc(var(--_rem) * 2.75);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 5);
    border: 1px solid var(--_color-border-strong);
    border-radius: var(--_radius-control);
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: var(--_font-size-small);
    font-weight: 550;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--_duration) var(--_ease), border-color var(--_duration) var(--_ease),
      color var(--_duration) var(--_ease), opacity var(--_duration) var(--_ease);
  }
  .button:hover {
    border-color: var(--_color-text);
    background: color-mix(in oklab, var(--_color-text) 5%, transparent);
  }
  .button:active {
    background: color-mix(in oklab, var(--_color-text) 10%, transparent);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_color-accent);
    color: var(--_color-on-accent);
  }
  .button.primary:hover {
    background: color-mix(in oklab, var(--_color-accent) 86%, transparent);
  }
  .button.plain {
    border-color: transparent;
    padding-inline: calc(var(--_space) * 2);
    text-decoration: underline;
    text-decoration-color: var(--_color-border-strong);
    text-underline-offset: 0.25em;
  }
  .button.icon {
    padding: 0;
    border-color: transparent;
  }
  .button:is(:disabled, [aria-disabled='true']) {
    border-color: var(--_color-border);
    background: var(--_color-surface-sunken);
    color: var(--_color-text-quiet);
    cursor: not-allowed;
  }
  .button[aria-busy='true'] {
    opacity: 0.75;
    cursor: progress;
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder !important;
    }
    .button:is(:disabled, [aria-disabled='true']) {
      color: GrayText;
    }
  }
`;
