import { css } from 'lit';

export const cookieConsentStyles = css`
  :host {
    display: contents;
    --_inset: var(--smallshop-consent-inset, calc(var(--_space) * 4));
  }

  /* No part of their own, so that no page can move them out of sight: see answers.styles.ts. */
  .first {
    position: fixed;
    inset: auto auto var(--_inset) var(--_inset);
    inset-inline: var(--_inset) auto;
    inline-size: min(var(--smallshop-consent-inline-size, 26rem), 100% - 2 * var(--_inset));
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
    color: inherit;
    animation: rise calc(var(--_duration) * 2) var(--_ease);
  }
  .first.away {
    inset-block: var(--_inset) auto;
  }
  .first.behind {
    opacity: 0;
  }
  dialog.first {
    inset: 0;
    block-size: fit-content;
    margin: auto;
  }
  .card,
  .sheet {
    color: var(--_color-text);
    background: var(--_color-surface-raised);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
  }
  .card {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 5);
    font-size: var(--_font-size-small);
  }
  dialog::backdrop {
    background: var(--_color-backdrop);
    animation: fade var(--_duration) var(--_ease);
  }
  dialog.first.behind::backdrop {
    background: none;
  }

  .title {
    font-family: var(--_font-family-heading);
    font-size: 1rem;
    font-weight: var(--_font-weight-heading);
    line-height: 1.3;
  }
  .title:focus {
    outline: none;
  }
  .question {
    text-wrap: pretty;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    justify-self: start;
    color: var(--_color-success);
    font-size: var(--_font-size-small);
    font-weight: 550;
  }
  .badge::before {
    content: '';
    inline-size: 0.65em;
    block-size: 0.35em;
    border: solid currentcolor;
    border-width: 0 0 2px 2px;
    rotate: -45deg;
    translate: 0 -0.1em;
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 5);
    margin-block-end: calc(var(--_space) * -1.5);
  }
  .link {
    padding: calc(var(--_space) * 1.5) 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    text-decoration-color: var(--_color-border-strong);
    text-underline-offset: 0.25em;
    cursor: pointer;
  }
  .link:hover {
    text-decoration-color: currentcolor;
  }

  .second {
    inset: 0;
    inline-size: min(36rem, 100% - 2 * var(--_inset));
    max-inline-size: none;
    block-size: fit-content;
    max-block-size: none;
    margin: auto;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
    animation: rise calc(var(--_duration) * 1.5) var(--_ease);
  }
  .sheet {
    display: flex;
    flex-direction: column;
    max-block-size: min(44rem, 100dvh - 2 * var(--_inset));
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: calc(var(--_space) * 3) calc(var(--_space) * 2);
    padding-inline: calc(var(--_space) * 6) calc(var(--_space) * 3);
  }
  .second .title {
    font-size: var(--_font-size-large);
  }
  svg {
    inline-size: 1rem;
    block-size: 1rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .body {
    flex: 1;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0 calc(var(--_space) * 6) calc(var(--_space) * 5);
    font-size: var(--_font-size-small);
  }
  .note {
    margin-block-start: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius-control);
    background: var(--_color-surface-sunken);
  }
  .categories {
    margin-block-start: calc(var(--_space) * 4);
  }
  .category {
    padding-block: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_color-border);
  }
  .category:last-child {
    padding-block-end: 0;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
    min-block-size: 2rem;
  }
  label.head {
    cursor: pointer;
  }
  .name {
    font-size: var(--_font-size);
    font-weight: 550;
  }
  .always {
    color: var(--_color-text-quiet);
    white-space: nowrap;
  }
  [role='switch'] {
    appearance: none;
    flex: none;
    display: flex;
    align-items: center;
    inline-size: 2.75rem;
    block-size: 1.625rem;
    margin: 0;
    padding: 0.25rem;
    border: 0;
    border-radius: 1rem;
    background: var(--_color-border-strong);
    cursor: pointer;
    transition: background-color var(--_duration) var(--_ease);
  }
  [role='switch']::before {
    content: '';
    inline-size: 1.125rem;
    block-size: 1.125rem;
    border-radius: 50%;
    background: var(--_color-surface-raised);
    transition: margin var(--_duration) var(--_ease);
  }
  [role='switch']:checked {
    background: var(--_color-accent);
  }
  [role='switch']:checked::before {
    margin-inline-start: 1.125rem;
  }
  details {
    margin-block-start: calc(var(--_space) * 1);
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    padding-block: calc(var(--_space) * 1);
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    inline-size: 0.4em;
    block-size: 0.4em;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -0.15em;
  }
  [open] > summary::after {
    rotate: 225deg;
    translate: 0 0.1em;
  }
  .services {
    display: grid;
    gap: calc(var(--_space) * 3);
    margin-block: calc(var(--_space) * 1.5) calc(var(--_space) * 1);
    padding-inline-start: calc(var(--_space) * 4);
    border-inline-start: 2px solid var(--_color-border);
  }
  strong {
    font-weight: 550;
  }
  .stored {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 3);
    font-size: var(--_font-size-tiny);
    line-height: 1.7;
  }
  code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  footer {
    padding: calc(var(--_space) * 4) calc(var(--_space) * 6) calc(var(--_space) * 5);
    border-block-start: 1px solid var(--_color-border);
  }

  .reopen {
    position: fixed;
    z-index: 2147483000;
    inset-block-end: var(--_inset);
    inset-inline-start: var(--_inset);
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
    padding: 0.75rem;
    border: 1px solid var(--_color-border);
    border-radius: 2rem;
    background: var(--_color-surface-raised);
    color: inherit;
    box-shadow: 0 1px 2px rgb(20 18 14 / 0.06);
    font: inherit;
    font-size: var(--_font-size-small);
    line-height: 1.25;
    text-align: start;
    cursor: pointer;
  }
  .reopen:hover {
    border-color: var(--_color-border-strong);
  }
  .reopen svg {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }
  .reopen span {
    padding-inline-end: calc(var(--_space) * 1);
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.75rem;
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @media (width < 30rem) {
    .second {
      inset: auto 0 0;
      inline-size: 100%;
      margin: 0;
    }
    .sheet {
      max-block-size: calc(100dvh - 2rem);
      border-width: 1px 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    header {
      padding-inline: calc(var(--_space) * 5) calc(var(--_space) * 2);
    }
    .body,
    footer {
      padding-inline: calc(var(--_space) * 5);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .first,
    .second,
    dialog::backdrop {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    [role='switch'] {
      appearance: auto;
      inline-size: 1.25rem;
      block-size: 1.25rem;
    }
    [role='switch']::before {
      content: none;
    }
  }
`;
