import { css } from 'lit';
import { buttons } from '../internal/forms/buttons.styles.ts';
import { skeletons } from '../internal/styles/skeletons.styles.ts';

const around = css`
  .skeleton.media {
    border-radius: var(--_radius);
  }
  .skeleton.line {
    block-size: calc(var(--_rem) * 0.9);
    margin-block: calc(var(--_rem) * 0.25);
    inline-size: 70%;
  }
  .skeleton.short {
    inline-size: 35%;
  }
  .foot {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 3);
  }
  .foot .button {
    min-inline-size: calc(var(--_rem) * 11);
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
  .message h3 {
    font-size: var(--_font-size-large);
  }
  .message .button {
    margin-block-start: calc(var(--_space) * 3);
  }
`;

export const aroundStyles = [buttons, skeletons, around];
