import { css } from 'lit';

export const productStyles = css`
  :host {
    --_ratio: var(--smallshop-product-image-ratio, 4 / 5);
    container-type: inline-size;
  }
  .product {
    display: grid;
    gap: clamp(calc(var(--_rem) * 1.5), 4cqi, calc(var(--_rem) * 4));
    align-items: start;
  }
  @container (min-width: 46rem) {
    .product {
      grid-template-columns: minmax(0, 7fr) minmax(calc(var(--_rem) * 18), 5fr);
    }
    .details {
      position: sticky;
      inset-block-start: var(--smallshop-product-sticky-offset, calc(var(--_rem) * 1.5));
    }
  }
  .turns:dir(rtl) {
    scale: -1 1;
  }
  .gallery {
    display: grid;
    gap: calc(var(--_space) * 3);
    min-inline-size: 0;
  }
  .stage {
    position: relative;
  }
  .strip {
    display: flex;
    overflow: auto hidden;
    overscroll-behavior-x: contain;
    scroll-snap-type: inline mandatory;
    scroll-behavior: smooth;
    scrollbar-width: none;
    border-radius: var(--_radius);
    background: var(--_color-surface-sunken);
  }
  .slide {
    flex: 0 0 100%;
    scroll-snap-align: start;
    aspect-ratio: var(--_ratio);
    /* The thumbnails below stay in sight on a wide, low screen. */
    max-block-size: max(calc(var(--_rem) * 26), 82svh);
  }
  img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .step {
    position: absolute;
    inset-block-start: calc(50% - calc(var(--_rem) * 1.375));
    display: grid;
    place-items: center;
    inline-size: calc(var(--_rem) * 2.75);
    block-size: calc(var(--_rem) * 2.75);
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_color-surface-raised);
    color: var(--_color-on-surface);
    box-shadow: 0 1px 3px rgb(20 18 14 / 0.14);
    cursor: pointer;
    opacity: 0;
    transition: opacity var(--_duration) var(--_ease);
  }
  .stage:is(:hover, :focus-within) .step {
    opacity: 1;
  }
  .step[aria-disabled='true'] {
    visibility: hidden;
  }
  .step.previous {
    inset-inline-start: calc(var(--_space) * 3);
  }
  .step.next {
    inset-inline-end: calc(var(--_space) * 3);
  }
  .thumbnails {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .thumbnail {
    overflow: hidden;
    inline-size: calc(var(--_rem) * 4.25);
    aspect-ratio: var(--_ratio);
    padding: 0;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_color-surface-sunken);
    cursor: pointer;
    opacity: 0.72;
    transition: opacity var(--_duration) var(--_ease);
  }
  .thumbnail:is(:hover, [aria-current='true']) {
    opacity: 1;
  }
  .thumbnail[aria-current='true'] {
    border-color: var(--_color-text);
    outline: 1px solid var(--_color-text);
  }
  .details {
    display: grid;
    gap: calc(var(--_space) * 6);
    min-inline-size: 0;
  }
  .head {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .vendor {
    color: var(--_color-text-quiet);
    font-size: var(--_font-size-small);
  }
  :is(h1, h2) {
    font-family: var(--_font-family-heading);
    font-size: var(--_font-size-display);
    font-weight: var(--_font-weight-heading);
    line-height: 1.15;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .head .prices {
    font-size: var(--_font-size-large);
    line-height: 1.4;
  }
  .tax {
    color: var(--_color-text-quiet);
    font-size: var(--_font-size-small);
  }
  .contents,
  .contents ul {
    display: grid;
    gap: calc(var(--_space) * 1);
    font-size: var(--_font-size-small);
  }
  .contents a {
    color: inherit;
  }
  .choice {
    color: var(--_color-text-quiet);
  }
  .options {
    display: grid;
    gap: calc(var(--_space) * 5);
  }
  legend {
    margin-block-end: calc(var(--_space) * 2);
    font-size: var(--_font-size-small);
  }
  legend [part='chosen'] {
    margin-inline-start: var(--_space);
    font-weight: 550;
  }
  .values {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .value {
    position: relative;
    display: grid;
    place-items: center;
    min-inline-size: calc(var(--_rem) * 2.75);
    min-block-size: calc(var(--_rem) * 2.75);
    padding-inline: calc(var(--_space) * 4);
    border: 1px solid var(--_color-border-strong);
    border-radius: var(--_radius-control);
    font-size: var(--_font-size-small);
    cursor: pointer;
    transition: border-color var(--_duration) var(--_ease), background-color var(--_duration) var(--_ease);
  }
  .value input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .value:hover {
    border-color: var(--_color-text);
  }
  .value:has(:checked) {
    border-color: var(--_color-accent);
    background: var(--_color-accent);
    color: var(--_color-on-accent);
  }
  .value:has(:focus-visible) {
    outline: 2px solid var(--_color-focus);
    outline-offset: 2px;
  }
  .value:is(.sold_out, .missing) {
    border-style: dashed;
    color: var(--_color-text-quiet);
    text-decoration: line-through;
  }
  .value:is(.sold_out, .missing):has(:checked) {
    border-style: solid;
    background: var(--_color-surface-sunken);
  }
  .value.with-swatch {
    inline-size: calc(var(--_rem) * 2.75);
    padding: calc(var(--_rem) * 0.25);
    border-color: transparent;
    border-radius: 50%;
  }
  .value.with-swatch:has(:checked) {
    border-color: var(--_color-text);
    background: none;
    color: inherit;
  }
  .swatch {
    display: block;
    inline-size: 100%;
    stroke: color-mix(in srgb, var(--_color-text) 22%, transparent);
  }
  .value.with-swatch:is(.sold_out, .missing)::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 1px);
    inset-inline: calc(var(--_rem) * 0.1);
    block-size: 2px;
    background: var(--_color-text);
    box-shadow: 0 0 0 1px var(--_color-surface);
    rotate: -45deg;
    pointer-events: none;
  }
  .stock {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    color: var(--_color-text-quiet);
    font-size: var(--_font-size-small);
  }
  .stock::before {
    content: '';
    flex: none;
    inline-size: calc(var(--_rem) * 0.5);
    block-size: calc(var(--_rem) * 0.5);
    border: 1px solid currentcolor;
    border-radius: 50%;
    background: currentcolor;
  }
  .stock.in::before {
    color: var(--_color-success);
  }
  .stock.low {
    color: var(--_color-warning);
  }
  .stock:is(.sold-out, .missing)::before {
    background: none;
  }
  .buy {
    display: grid;
    gap: calc(var(--_space) * 3);
  }
  .purchase {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3);
  }
  .add {
    flex: 1 1 calc(var(--_rem) * 12);
    min-block-size: calc(var(--_rem) * 3.25);
    font-size: var(--_smallshop-em);
  }
  .stepper {
    --_stepper-height: calc(var(--_rem) * 3.125);
    --_stepper-width: calc(var(--_rem) * 2.75);
  }
  .prose {
    padding-block-start: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_color-border);
    line-height: 1.65;
    overflow-wrap: break-word;
  }
  .prose > :first-child {
    margin-block-start: 0;
  }
  .prose :is(p, ul, ol, dl, table, blockquote, figure) {
    margin-block: 0 1em;
  }
  .prose :is(ul, ol) {
    padding-inline-start: 1.25em;
    list-style: revert;
  }
  .prose :is(h2, h3, h4, h5, h6) {
    margin-block: 1.5em 0.5em;
    font-size: 1em;
    font-weight: 600;
    letter-spacing: 0;
  }
  .prose img {
    max-inline-size: 100%;
    block-size: auto;
  }
  .prose a {
    color: inherit;
  }
  .message {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 2);
    padding: clamp(calc(var(--_rem) * 2.5), 8vw, calc(var(--_rem) * 5)) calc(var(--_space) * 5);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    text-align: center;
    text-wrap: balance;
  }
  .message h2 {
    font-size: var(--_font-size-large);
  }
  .message .button {
    margin-block-start: calc(var(--_space) * 3);
  }
  .skeleton.slide {
    border-radius: var(--_radius);
  }
  .skeleton.line {
    block-size: var(--_rem);
  }
  .skeleton.title {
    block-size: calc(var(--_rem) * 2.25);
    inline-size: 75%;
  }
  .skeleton.short {
    inline-size: 30%;
  }
  .skeleton.add {
    flex: none;
  }
  @media (hover: none) {
    .step {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .strip {
      scroll-behavior: auto;
    }
  }
  @media (forced-colors: active) {
    .value:has(:checked) {
      outline: 3px solid Highlight;
    }
    .swatch {
      forced-color-adjust: none;
    }
    .step {
      border-color: ButtonBorder;
    }
  }
`;
