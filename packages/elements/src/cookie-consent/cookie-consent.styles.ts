import { css } from 'lit';

export const cookieConsentStyles = css`
  :host {
    display: contents;
    color: var(--_color-text);
    font-family: var(--_font-family);
    line-height: 1.5;
    text-align: start;
    /* Limited, so that no token can move the question out of the window. */
    --_space: clamp(0rem, var(--smallshop-space, calc(var(--_rem) * 0.25)), 0.75rem);
    --_inset: clamp(0rem, var(--smallshop-consent-inset, calc(var(--_space) * 4)), 3rem);
    --_font-size-small: clamp(
      var(--_rem) * 0.75,
      var(--smallshop-font-size-small, calc(var(--_rem) * 0.875)),
      var(--_rem) * 1.5
    );
  }

  * {
    box-sizing: border-box;
  }
  :is(h2, p) {
    margin: 0;
  }
  .visually-hidden {
    position: fixed;
    inset-block-end: 100%;
  }

  /* The layers have no part, so that no page can move them out of the window: see answers.styles.ts. */
  .first {
    all: unset;
    display: block;
    position: fixed;
    inset-block: auto var(--_inset);
    inset-inline: var(--_inset) auto;
    inline-size: min(max(var(--smallshop-consent-inline-size, 26rem), 16rem), 100% - 2 * var(--_inset));
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
  }
  dialog.first.behind::backdrop {
    background: none;
  }

  .title {
    font-family: var(--_font-family-heading);
    font-size: var(--_rem);
    font-weight: var(--_font-weight-heading);
    line-height: 1.3;
  }
  .title:focus {
    outline: none;
  }
  .badge {
    color: var(--smallshop-color-success, light-dark(#1f6b45, #7fd3a4));
    font-size: var(--_font-size-small);
    font-weight: 550;
  }
  .badge::before {
    content: '✓ ' / '';
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 5);
    margin-block-end: calc(var(--_space) * -1.5);
  }
  .link {
    all: unset;
    padding: calc(var(--_space) * 1.5) 0;
    text-decoration: underline;
    text-decoration-color: var(--_color-border-strong);
    text-underline-offset: 0.25em;
    cursor: pointer;
  }

  :focus-visible {
    outline: 2px solid var(--_color-focus);
    outline-offset: 2px;
  }

`;
