import { css } from 'lit';

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
