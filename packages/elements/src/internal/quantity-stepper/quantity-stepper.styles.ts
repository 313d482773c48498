import { css } from 'lit';

/** Looks of `quantityStepper`; `--_stepper-height` and `--_stepper-width` size its buttons. */
export const stepper = css`
  .stepper {
    display: inline-flex;
    border: 1px solid var(--_color-border-strong);
    border-radius: var(--_radius-control);
  }
  .stepper :is(button, input) {
    block-size: var(--_stepper-height, calc(var(--_rem) * 2.5));
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius-control) - 1px);
    background: none;
    color: inherit;
    font: inherit;
  }
  .stepper button {
    display: grid;
    place-items: center;
    inline-size: var(--_stepper-width, calc(var(--_rem) * 2.5));
    cursor: pointer;
  }
  .stepper button:hover:not([aria-disabled='true']) {
    background: var(--_color-surface-sunken);
  }
  .stepper button[aria-disabled='true'] {
    opacity: 0.4;
    cursor: not-allowed;
  }
  .stepper input {
    appearance: textfield;
    inline-size: calc(var(--_rem) * 2.25);
    /* Below 16px, iOS zooms the page into the field. */
    font-size: max(1em, 16px);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .stepper input::-webkit-inner-spin-button {
    appearance: none;
    margin: 0;
  }
  .stepper svg {
    inline-size: var(--_rem);
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
  }
  @media (forced-colors: active) {
    .stepper button[aria-disabled='true'] {
      opacity: 1;
      color: GrayText;
    }
  }
`;
