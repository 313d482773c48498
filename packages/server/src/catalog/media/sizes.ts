/** Widths in pixels that pictures are offered in. */
const offered = [160, 320, 480, 640, 960, 1280] as const;

export const mediaFormats = ['avif', 'webp'] as const;
export type MediaFormat = (typeof mediaFormats)[number];

/** The widths of one picture: never above its original, and at least one. */
export function widthsOf(originalWidth: number): number[] {
  const widths = offered.filter((width) => width <= originalWidth);
  return widths.length > 0 ? widths : [originalWidth];
}
