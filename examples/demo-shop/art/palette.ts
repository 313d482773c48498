/** The brand's colours, and arithmetic on `#rrggbb`. */
export const ink = '#2b2a2c';
export const paper = '#f4ecdf';
export const porcelain = '#f3eee4';
export const celadon = '#a9b89c';
export const moss = '#71785a';
export const gold = '#d9a441';
export const clay = '#a9563f';
export const indigo = '#39435f';
export const sand = '#d3b78e';
export const walnut = '#76543f';
export const oak = '#c79d6b';
export const linen = '#d9cbb2';
export const plum = '#6b4552';

type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as unknown as Rgb;
const format = (rgb: Rgb): string =>
  `#${rgb
    .map((c) =>
      Math.round(Math.min(255, Math.max(0, c)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** `t` = 0 gives `a`, 1 gives `b`. */
export function mix(a: string, b: string, t: number): string {
  const [x, y] = [parse(a), parse(b)];
  const k = Math.min(1, Math.max(0, t));
  return format([x[0] + (y[0] - x[0]) * k, x[1] + (y[1] - x[1]) * k, x[2] + (y[2] - x[2]) * k]);
}

const multiply = (a: string, factor: Rgb): string => {
  const [r, g, b] = parse(a);
  return format([r * factor[0], g * factor[1], b * factor[2]]);
};

/** Towards warm light. */
export const tint = (colour: string, t: number): string => mix(colour, '#fffaf0', t);
/** Towards its own deep tone: shadows keep their hue and stay warm. */
export const shade = (colour: string, t: number): string => mix(colour, multiply(colour, [0.32, 0.27, 0.27]), t);

/** A colour under light from 0 (shadow) over 0.6 (its own tone) to 1 (full light). */
export const lit = (colour: string, amount: number): string =>
  amount < 0.6 ? shade(colour, (0.6 - amount) / 0.6) : tint(colour, (amount - 0.6) * 0.95);
