import { css } from 'lit';

export const formStyles = css`
  .form {
    display: grid;
    gap: calc(var(--_space) * 10);
    min-inline-size: 0;
  }
  section {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 4);
  }
  .fields > .field {
    flex: 1 1 100%;
  }
  .fields > :is(.postalCode, .city, .region, .sublocality) {
    flex: 1 1 calc(var(--_rem) * 9);
  }
  .field {
    align-content: start;
  }
  .field label {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
  }
  .optional {
    font-weight: 400;
  }
  .check {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    min-block-size: calc(var(--_rem) * 2.75);
    cursor: pointer;
  }
  :is(input[type='checkbox'], input[type='radio']) {
    flex: none;
    inline-size: calc(var(--_rem) * 1.125);
    block-size: calc(var(--_rem) * 1.125);
    margin: 0;
    accent-color: var(--smallshop-color-accent, var(--_color-text));
  }

  /* Choices: one frame, a row each. */
  .cards {
    display: grid;
    border-radius: var(--_radius);
  }
  .card {
    position: relative;
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    min-block-size: calc(var(--_rem) * 3.5);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border: 1px solid var(--_color-border-strong);
    cursor: pointer;
    transition: background-color var(--_duration) var(--_ease);
  }
  .card + .card {
    margin-block-start: -1px;
  }
  .card:first-child {
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }
  .card:last-child {
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .card:hover {
    background: color-mix(in oklab, var(--_color-text) 3%, transparent);
  }
  .card:has(:checked) {
    z-index: 1;
    border-color: var(--_color-text);
    box-shadow: inset 0 0 0 1px var(--_color-text);
    background: var(--_color-surface-sunken);
  }
  .card:has(:focus-visible) {
    outline: 2px solid var(--_color-focus);
    outline-offset: 2px;
    z-index: 2;
  }
  .card input:focus-visible {
    outline: none;
  }
  .card-words {
    flex: 1;
    display: grid;
    min-inline-size: 0;
  }
  .card-title {
    font-weight: 550;
  }
  .card-aside {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .waiting {
    padding: calc(var(--_space) * 4);
    border: 1px dashed var(--_color-border-strong);
    border-radius: var(--_radius);
    color: var(--_color-text-quiet);
    font-size: var(--_font-size-small);
  }
  .payment-form ::slotted(*) {
    display: block;
    font-size: var(--_font-size-small);
    color: var(--_color-text-quiet);
  }

  /* Errors and payment problems */
  .stop,
  .banner {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4) calc(var(--_space) * 5);
    border: 1px solid var(--_color-danger);
    border-inline-start-width: 4px;
    border-radius: var(--_radius-control);
    background: color-mix(in oklab, var(--_color-danger) 5%, transparent);
  }
  .stop:focus {
    outline: none;
  }
  .stop h3 {
    font-size: var(--_smallshop-em);
    font-weight: 600;
  }
  .stop ul {
    display: grid;
    gap: calc(var(--_space) * 1);
    font-size: var(--_font-size-small);
  }
  .stop a:not(.button) {
    display: inline-block;
    padding-block: calc(var(--_space) * 0.75);
    color: var(--_color-danger);
    text-underline-offset: 0.2em;
  }
  .stop .button {
    justify-self: start;
  }
  .banner {
    border-color: var(--_color-border-strong);
    background: var(--_color-surface-sunken);
    font-size: var(--_font-size-small);
  }

  /* Review */
  .note summary {
    min-block-size: calc(var(--_rem) * 2.75);
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    border-radius: var(--_radius-control);
    font-size: var(--_font-size-small);
    font-weight: 550;
    cursor: pointer;
  }
  .note summary::before {
    content: '+';
    inline-size: 1ch;
    font-weight: 400;
  }
  .note[open] summary::before {
    content: '−';
  }
  .note summary::-webkit-details-marker {
    display: none;
  }
  .note textarea {
    resize: vertical;
  }
  .pay {
    inline-size: 100%;
    min-block-size: calc(var(--_rem) * 3.5);
    font-size: calc(var(--_smallshop-em) * 1.0625);
    font-variant-numeric: tabular-nums;
  }
  .pay[aria-busy='true'] {
    background: var(--_color-accent);
    color: var(--_color-on-accent);
  }
  .pay-hint {
    text-align: center;
  }
  .spinner {
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid currentcolor;
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 3s;
    }
  }
  @media (forced-colors: active) {
    .card:has(:checked) {
      border-color: Highlight;
    }
  }
`;
