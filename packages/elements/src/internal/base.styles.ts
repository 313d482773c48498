import { css, type CSSResult } from 'lit';
import { tokens } from './tokens.styles.ts';

const host = css`
  :host {
    display: block;
    color: var(--_color-text);
    font-family: var(--_font-family);
    font-size: var(--_font-size);
    line-height: 1.5;
    text-align: start;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :is(h2, h3, p, ul, ol, dl, dd, figure, fieldset, legend) {
    margin: 0;
    padding: 0;
  }
  :is(ul, ol) {
    list-style: none;
  }
  fieldset {
    border: 0;
    min-inline-size: 0;
  }
  :is(a, button, input, select, textarea, summary, [tabindex]):focus-visible {
    outline: 2px solid var(--_color-focus);
    outline-offset: 2px;
  }
  .visually-hidden:not(:focus-within) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .quiet {
    color: var(--_color-text-quiet);
  }
  .error {
    color: var(--_color-danger);
    font-size: var(--_font-size-small);
  }
`;

/** Tokens and what every element starts from: put it first in `static styles`. */
export const base: CSSResult[] = [tokens, host];

/** `<button class="button">`, with `primary`, `plain` (looks like a link) and `icon` (square, no words) beside it. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 2.75rem;
    min-inline-size: 2.75rem;
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
    background: color-mix(in oklab, var(--_color-accent) 86%, var(--_color-surface));
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

/** `<span class="skeleton"></span>`: holds the place of what is coming. */
export const skeletons = css`
  .skeleton {
    display: block;
    border-radius: var(--_radius-control);
    background: var(--_color-surface-sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }
`;
