import { css } from 'lit';

/** `<div class="field"><label>…</label><input class="control"></div>`; `.field .error` for what is wrong with it. */
export const fields = css`
  .field {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .field > label,
  .field > legend {
    font-size: var(--_font-size-small);
    font-weight: 550;
  }
  .control {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_color-border-strong);
    border-radius: var(--_radius-control);
    background: var(--_color-surface);
    color: inherit;
    font: inherit;
    /* Below 16px, iOS zooms the page into the field. */
    font-size: max(1rem, 16px);
    transition: border-color var(--_duration) var(--_ease);
  }
  .control:hover {
    border-color: var(--_color-text-quiet);
  }
  .control:focus-visible {
    outline-offset: -1px;
    border-color: var(--_color-focus);
  }
  .control[aria-invalid='true'] {
    border-color: var(--_color-danger);
  }
  .control::placeholder {
    color: var(--_color-text-quiet);
    opacity: 1;
  }
  .control:disabled {
    background: var(--_color-surface-sunken);
    color: var(--_color-text-quiet);
  }
  select.control {
    appearance: none;
    padding-inline-end: calc(var(--_space) * 9);
    background-image: linear-gradient(45deg, transparent 50%, currentcolor 50%), linear-gradient(-45deg, transparent 50%, currentcolor 50%);
    background-position: right 1.05rem center, right 0.75rem center;
    background-size: 0.3rem 0.3rem;
    background-repeat: no-repeat;
  }
  select.control:dir(rtl) {
    background-position: left 0.75rem center, left 1.05rem center;
  }
  select.control option {
    background: var(--_color-surface);
    color: var(--_color-text);
  }
  @media (forced-colors: active) {
    select.control {
      appearance: auto;
      background-image: none;
    }
  }
`;
