import { css } from 'lit';
import { totalsStyles } from '../cart/totals/totals.styles.ts';
import { lineRowStyles } from '../checkout/summary/line-row.styles.ts';
import { base } from '../internal/styles/base.styles.ts';
import { buttons } from '../internal/forms/buttons.styles.ts';
import { pageTokens } from '../internal/tokens/page-tokens.styles.ts';
import { skeletons } from '../internal/styles/skeletons.styles.ts';
import { findOrderStyles } from './find-order/find-order.styles.ts';

const order = css`
  :host {
    container-type: inline-size;
  }
  .order {
    display: grid;
    justify-items: start;
    gap: calc(var(--_space) * 10);
  }
  .small {
    font-size: var(--_font-size-small);
  }
  :is(h2, h3) {
    font-family: var(--_font-family-heading);
    font-weight: var(--_font-weight-heading);
    line-height: 1.25;
  }
  h2 {
    font-size: var(--_font-size-display);
    text-wrap: balance;
  }
  h3 {
    font-size: var(--_font-size-large);
  }
  h4 {
    margin: 0;
    font-size: var(--_font-size-small);
    font-weight: 550;
  }
  header {
    display: grid;
    justify-items: start;
    gap: calc(var(--_space) * 2);
  }
  header p > .quiet::before {
    content: '·';
    margin-inline: 0.35em;
  }
  svg {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .button svg {
    inline-size: calc(var(--_rem) * 1.125);
  }
  .tick {
    inline-size: calc(var(--_rem) * 3);
    margin-block-end: calc(var(--_space) * 2);
    color: var(--_color-success);
    stroke-width: 2;
  }
  .statuses {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 2);
  }
  .badge {
    padding: calc(var(--_space) * 1) calc(var(--_space) * 3);
    border: 1px solid var(--_color-border);
    border-radius: calc(var(--_rem) * 99);
    background: var(--_color-surface-sunken);
    font-size: var(--_font-size-small);
    font-weight: 550;
  }
  .badge.paid {
    border-color: var(--_color-success);
    color: var(--_color-success);
  }
  .badge.pending {
    border-color: var(--_color-warning);
    color: var(--_color-warning);
  }
  .columns {
    display: grid;
    gap: calc(var(--_space) * 10);
    inline-size: 100%;
  }
  section {
    display: grid;
    align-content: start;
    gap: calc(var(--_space) * 3);
    min-inline-size: 0;
  }
  .facts {
    display: grid;
    align-content: start;
    gap: calc(var(--_space) * 8);
    min-inline-size: 0;
  }
  .item:has(.contents) {
    align-items: start;
  }
  .contents {
    display: grid;
    gap: calc(var(--_space) * 0.5);
  }
  [part='downloads'] a {
    color: inherit;
  }
  .facts p .quiet {
    display: block;
    font-size: var(--_font-size-small);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(calc(var(--_rem) * 13), 1fr));
    gap: calc(var(--_space) * 6);
  }
  .pair section {
    gap: calc(var(--_space) * 1);
  }
  address {
    display: grid;
    /* A line of the other direction begins where the others begin. */
    justify-items: start;
    font-style: normal;
  }
  address span {
    text-align: start;
    unicode-bidi: isolate;
  }
  .order-summary {
    gap: calc(var(--_space) * 5);
    padding: calc(var(--_space) * 5);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-sunken);
  }
  .order-summary .items {
    padding-block-end: calc(var(--_space) * 5);
    border-block-end: 1px solid var(--_color-border);
  }
  @container (min-width: 52rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(calc(var(--_rem) * 20), calc(var(--_rem) * 26));
      gap: clamp(calc(var(--_rem) * 2), 6cqi, calc(var(--_rem) * 5));
    }
    .order-summary {
      padding: calc(var(--_space) * 7);
    }
  }
  .notes {
    display: grid;
    gap: calc(var(--_space) * 1);
    margin: 0;
    padding: 0;
    color: var(--_color-text-quiet);
    font-size: var(--_font-size-small);
    list-style: none;
  }
  [part='refunds'] .small {
    display: block;
  }
  .bank {
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
  }
  .bank > div {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    padding-block: calc(var(--_space) * 1);
    padding-inline: calc(var(--_space) * 4) calc(var(--_space) * 2);
  }
  .bank > div + div {
    border-block-start: 1px solid var(--_color-border);
  }
  .bank dt {
    grid-column: 1;
  }
  .bank dd {
    grid-column: 1;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .bank .copy {
    grid-column: 2;
    grid-row: 1 / span 2;
  }
  .state {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 20);
    text-align: center;
  }
  ul.plain {
    display: grid;
    gap: calc(var(--_space) * 2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .skeleton.title {
    inline-size: min(calc(var(--_rem) * 24), 80%);
    block-size: calc(var(--_rem) * 2.5);
  }
  .skeleton.line {
    inline-size: calc(var(--_rem) * 12);
    block-size: calc(var(--_rem) * 1.25);
  }
  .skeleton.block {
    inline-size: 100%;
    block-size: calc(var(--_rem) * 16);
  }
`;

export const orderStyles = [base, pageTokens, buttons, skeletons, findOrderStyles, totalsStyles, lineRowStyles, order];
