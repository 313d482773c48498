import { css } from 'lit';
import { totalsStyles } from '../cart/totals/totals.styles.ts';
import { base } from '../internal/styles/base.styles.ts';
import { buttons } from '../internal/forms/buttons.styles.ts';
import { fields } from '../internal/forms/fields.styles.ts';
import { skeletons } from '../internal/styles/skeletons.styles.ts';
import { formStyles } from './form/form.styles.ts';
import { lineRowStyles } from './summary/line-row.styles.ts';

const page = css`
  :host {
    container-type: inline-size;
  }
  .page {
    display: grid;
    gap: calc(var(--_space) * 8);
  }
  .small {
    font-size: var(--_font-size-small);
  }
  h2,
  h3 {
    font-family: var(--_font-family-heading);
    font-size: var(--_font-size-large);
    font-weight: var(--_font-weight-heading);
    line-height: 1.3;
  }

  /* Summary: folded on a phone, beside the form where there is room. */
  .summary {
    display: grid;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-sunken);
  }
  .summary > h3 {
    display: none;
  }
  .summary-toggle {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: calc(var(--_space) * 4);
    min-block-size: calc(var(--_rem) * 3.25);
    padding-inline: calc(var(--_space) * 4);
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_font-size-small);
    text-align: start;
    cursor: pointer;
  }
  .summary-toggle > span::after {
    content: '';
    display: inline-block;
    inline-size: calc(var(--_rem) * 0.4);
    block-size: calc(var(--_rem) * 0.4);
    margin-inline-start: calc(var(--_rem) * 0.5);
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    translate: 0 calc(var(--_rem) * -0.15);
    rotate: 45deg;
  }
  .summary.shown .summary-toggle > span::after {
    translate: 0 calc(var(--_rem) * 0.05);
    rotate: 225deg;
  }
  .summary-toggle strong {
    font-size: calc(var(--_smallshop-em) * 1.0625);
    font-variant-numeric: tabular-nums;
  }
  .summary-body {
    display: none;
    gap: calc(var(--_space) * 5);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4) calc(var(--_space) * 5);
  }
  .summary.shown .summary-body {
    display: grid;
  }
  .summary .items {
    padding-block-end: calc(var(--_space) * 5);
    border-block-end: 1px solid var(--_color-border);
  }
  @container (min-width: 52rem) {
    .page {
      grid-template-columns: minmax(0, 1fr) minmax(calc(var(--_rem) * 20), calc(var(--_rem) * 26));
      align-items: start;
      gap: clamp(calc(var(--_rem) * 2), 6cqi, calc(var(--_rem) * 5));
    }
    .summary {
      order: 1;
      position: sticky;
      inset-block-start: calc(var(--_space) * 6);
      gap: calc(var(--_space) * 5);
      padding: calc(var(--_space) * 7);
    }
    .summary > h3 {
      display: block;
    }
    .summary-toggle {
      display: none;
    }
    .summary-body,
    .summary.shown .summary-body {
      display: grid;
      padding: 0;
    }
  }

  /* States */
  .state {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 20);
    text-align: center;
  }
  .state .button {
    margin-block-start: calc(var(--_space) * 3);
  }
  /* Room for the page to scroll to the confirmation while its order is still empty. */
  #placed {
    min-block-size: 100svh;
  }
  #placed:focus {
    outline: none;
  }
  .skeleton.tall {
    block-size: calc(var(--_rem) * 2.75);
    inline-size: 100%;
  }
  .skeleton.line {
    block-size: calc(var(--_rem) * 1.5);
    inline-size: calc(var(--_rem) * 9);
  }
  .skeleton.block {
    block-size: calc(var(--_rem) * 3.25);
  }
`;

export const checkoutStyles = [base, buttons, fields, skeletons, totalsStyles, lineRowStyles, formStyles, page];
