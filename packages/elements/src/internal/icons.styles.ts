import { css } from 'lit';

export const icons = css`
  .icon {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon:dir(rtl):is(.turns) {
    scale: -1 1;
  }
`;
