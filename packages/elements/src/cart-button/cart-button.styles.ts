import { css } from 'lit';
import { base } from '../internal/styles/base.styles.ts';

const button = css`
  :host {
    display: inline-block;
    vertical-align: middle;
    /* Its place is the same before there is a number, and with one. */
    min-inline-size: calc(var(--_rem) * 2.75);
    min-block-size: calc(var(--_rem) * 2.75);
  }
  .bag {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-inline-size: calc(var(--_rem) * 2.75);
    min-block-size: calc(var(--_rem) * 2.75);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--_duration) var(--_ease);
  }
  .bag:hover {
    background: color-mix(in oklab, currentcolor 8%, transparent);
  }
  svg {
    inline-size: calc(var(--_rem) * 1.5);
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .count {
    position: absolute;
    inset-block-start: calc(var(--_rem) * 0.1875);
    inset-inline-end: calc(var(--_rem) * 0.125);
    display: grid;
    place-items: center;
    min-inline-size: calc(var(--_rem) * 1.125);
    block-size: calc(var(--_rem) * 1.125);
    padding-inline: calc(var(--_rem) * 0.25);
    border-radius: calc(var(--_rem) * 99);
    background: var(--_color-accent);
    color: var(--_color-on-accent);
    font-size: calc(var(--_smallshop-em) * 0.6875);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }
  @media (forced-colors: active) {
    .count {
      border: 1px solid ButtonText;
    }
  }
`;

export const cartButtonStyles = [base, button];
