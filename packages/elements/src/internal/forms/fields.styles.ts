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
    min-block-size: calc(var(--_rem) * 2.75);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_color-border-strong);
    border-radius: var(--_radius-control);
    background-color: var(--_color-control);
    color: inherit;
    font: inherit;
    /* Below 16px, iOS zooms the page into the field. */
    font-size: max(1em, 16px);
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
    background-image:
      linear-gradient(45deg, transparent 50%, currentcolor 50%),
      linear-gradient(-45deg, transparent 50%, currentcolor 50%);
    background-position: right calc(var(--_rem) * 1.05) center, right calc(var(--_rem) * 0.75) center;
    background-size: calc(var(--_rem) * 0.3) calc(var(--_rem) * 0.3);
    background-repeat: no-repeat;
  }
  select.control:dir(rtl) {
    background-position: left calc(var(--_rem) * 0.75) center, left calc(var(--_rem) * 1.05) center;
  }
  select.control option {
    background: var(--_color-surface);
    color: var(--_color-on-surface);
  }
  @media (forced-colors: active) {
    select.control {
      appearance: auto;
      background-image: none;
    }
  }
`;
