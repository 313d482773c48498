import { lit, mix } from './palette.ts';

export type Vector = readonly [x: number, y: number, z: number];

/** What a surface is made of. `gloss` is the strength of its highlight, `polish` how small and sharp it is. */
export interface Surface {
  readonly colour: string;
  readonly gloss: number;
  readonly polish: number;
}

export const glazed = (colour: string): Surface => ({ colour, gloss: 0.75, polish: 42 });
export const matte = (colour: string): Surface => ({ colour, gloss: 0.1, polish: 6 });
export const satin = (colour: string): Surface => ({ colour, gloss: 0.3, polish: 14 });
export const metal = (colour: string): Surface => ({ colour, gloss: 0.6, polish: 20 });

const unit = ([x, y, z]: Vector): Vector => {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
};
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

// One window, up on the left and in front: every object in the shop is lit by it.
const window = unit([-0.66, 0.6, 0.52]);
const viewer: Vector = unit([0, 0.24, 0.97]);
const half = unit([window[0] + viewer[0], window[1] + viewer[1], window[2] + viewer[2]]);

/** The colour of a surface whose outward normal is `normal` (x right, y up, z to the viewer). */
export function lightOn(surface: Surface, normal: Vector, occlusion = 1): string {
  const n = unit(normal);
  const wrapped = Math.max(0, (dot(n, window) + 0.42) / 1.42);
  const table = 0.1 * Math.max(0, -n[1]) + 0.13 * Math.max(0, n[0]) ** 5;
  const body = lit(surface.colour, (0.17 + 0.7 * wrapped + table) * occlusion);
  const highlight = surface.gloss * Math.max(0, dot(n, half)) ** surface.polish;
  const grazing = 0.22 * surface.gloss * (1 - Math.max(0, dot(n, viewer))) ** 3;
  return mix(body, '#fffaf0', Math.min(0.92, (highlight + grazing) * occlusion));
}
