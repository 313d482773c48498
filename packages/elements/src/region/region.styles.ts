import { css } from 'lit';

export const regionStyles = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
    gap: calc(var(--_space) * 4);
    max-inline-size: 44rem;
  }
  .field > label {
    font-size: var(--_font-size-tiny);
    font-weight: 500;
    color: var(--_color-text-quiet);
  }
  .control {
    text-overflow: ellipsis;
  }
  [aria-busy='true'] .control {
    cursor: progress;
  }
  details {
    position: relative;
    inline-size: fit-content;
  }
  summary {
    list-style: none;
    border-color: transparent;
    padding-inline: calc(var(--_space) * 2);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .panel {
    position: absolute;
    inset-block-start: calc(100% + var(--_space) * 2);
    inset-inline-end: 0;
    z-index: 20;
    inline-size: min(19rem, 90vw);
    padding: calc(var(--_space) * 5);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    box-shadow: var(--_shadow);
    animation: appear var(--_duration) var(--_ease);
  }
  :host([compact='up']) .panel {
    inset-block: auto calc(100% + var(--_space) * 2);
    inset-inline: 0 auto;
  }
  .panel .fields {
    grid-template-columns: 1fr;
  }
  .error {
    margin-block-start: calc(var(--_space) * 2);
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 -0.25rem;
    }
  }
`;
