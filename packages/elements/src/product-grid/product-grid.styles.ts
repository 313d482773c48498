import { css } from 'lit';

export const productGridStyles = css`
  :host {
    --_columns: var(--smallshop-product-grid-columns, 4);
    --_gap: var(--smallshop-product-grid-gap,
      clamp(calc(var(--_rem) * 0.875), calc(var(--_rem) * 0.5) + 1.6vw, calc(var(--_rem) * 1.75)));
    --_ratio: var(--smallshop-product-grid-image-ratio, 4 / 5);
    container-type: inline-size;
  }
  .list {
    --_narrowest: calc(var(--_rem) * 9);
    display: grid;
    grid-template-columns: repeat(
      auto-fill,
      minmax(max(var(--_narrowest), calc((100% - (var(--_columns) - 1) * var(--_gap)) / var(--_columns))), 1fr)
    );
    gap: calc(var(--_gap) * 1.6) var(--_gap);
  }
  @container (min-width: 40rem) {
    .list {
      --_narrowest: calc(var(--_rem) * 13);
    }
  }
  /* A card below the screen is laid out and painted when it comes near. Shadows and focus rings reach beyond it. */
  @supports (overflow-clip-margin: 2rem) {
    li {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 24rem;
      overflow-clip-margin: 2rem;
    }
  }
  .card {
    position: relative;
    display: grid;
    gap: calc(var(--_space) * 3);
    align-content: start;
    block-size: 100%;
  }
  .media {
    grid-area: 1 / 1;
    position: relative;
    overflow: hidden;
    aspect-ratio: var(--_ratio);
    border-radius: var(--_radius);
    background: var(--_color-surface-sunken);
    /* The colours of badges are derived from it. */
    color: var(--_color-on-surface);
  }
  .media img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    transition: scale calc(var(--_duration) * 4) var(--_ease);
  }
  /* The second is not drawn, and so not fetched either, until a pointer asks for it. */
  picture + picture {
    display: none;
  }
  @media (hover: hover) {
    .card:hover .media img {
      scale: 1.025;
    }
    .card:hover picture + picture {
      display: contents;
    }
  }
  .text {
    display: grid;
    gap: var(--_space);
  }
  h3 {
    font-family: var(--_font-family-heading);
    font-size: var(--_smallshop-em);
    font-weight: var(--_font-weight-heading);
    line-height: 1.35;
  }
  .prices {
    font-size: var(--_font-size-small);
  }
  .cover {
    color: inherit;
    text-decoration: none;
  }
  .cover::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .card:hover .cover {
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  .cover:focus-visible {
    outline: none;
  }
  .cover:focus-visible::after {
    outline: 2px solid var(--_color-focus);
    outline-offset: 3px;
  }
  .badge {
    position: absolute;
    inset-block-start: calc(var(--_space) * 2.5);
    inset-inline-start: calc(var(--_space) * 2.5);
    padding: calc(var(--_rem) * 0.2) calc(var(--_rem) * 0.55);
    /* Visible where colours are forced. */
    border: 1px solid transparent;
    border-radius: calc(var(--_radius-control) * 0.7);
    background: var(--_color-surface-raised);
    color: inherit;
    font-size: var(--_font-size-tiny);
    font-weight: 550;
    line-height: 1.4;
  }
  .badge.reduced {
    color: var(--_color-danger);
  }
  .badge.quiet {
    color: var(--_color-text-quiet);
  }
  .sold-out img {
    opacity: 0.6;
  }
  .act {
    /* Over the picture's lower corner: the picture's height follows from its width, which is the card's. */
    grid-area: 1 / 1;
    align-self: end;
    justify-self: end;
    z-index: 1;
    display: grid;
    place-items: center;
    inline-size: calc(var(--_rem) * 2.75);
    block-size: calc(var(--_rem) * 2.75);
    margin: calc(var(--_space) * 2);
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_color-surface-raised);
    color: var(--_color-on-surface);
    box-shadow: 0 1px 3px rgb(20 18 14 / 0.14);
    cursor: pointer;
    transition:
      background-color var(--_duration) var(--_ease),
      color var(--_duration) var(--_ease),
      scale var(--_duration) var(--_ease);
  }
  [part~='added'],
  .act:hover {
    background: var(--_color-accent);
    color: var(--_color-on-accent);
  }
  .act:active {
    scale: 0.94;
  }
  .foot {
    /* Its button appears shortly after the cards; what is below must not move. */
    min-block-size: calc(var(--_rem) * 2.75);
    margin-block-start: calc(var(--_space) * 12);
  }
`;
