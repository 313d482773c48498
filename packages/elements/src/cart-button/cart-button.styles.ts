import { css } from 'lit';
import { base } from '../internal/base.styles.ts';

const button = css`
  :host {
    display: inline-block;
    vertical-align: middle;
    /* Its place is the same before there is a number, and with one. */
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
  }
  .bag {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
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
    inline-size: 1.5rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .count {
    position: absolute;
    inset-block-start: 0.1875rem;
    inset-inline-end: 0.125rem;
    display: grid;
    place-items: center;
    min-inline-size: 1.125rem;
    block-size: 1.125rem;
    padding-inline: 0.25rem;
    border-radius: 99rem;
    background: var(--_color-accent);
    color: var(--_color-on-accent);
    font-size: 0.6875rem;
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
