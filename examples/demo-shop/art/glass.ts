import { castShadow } from './backdrop.ts';
import { type Point, smooth, tilt } from './lathe.ts';
import { shade, tint } from './palette.ts';
import { type Sheet, ellipse, group, num, path } from './svg.ts';
import { along } from './tube.ts';

const outline = (points: readonly Point[], k: number): string => {
  const [bottom, top] = [points[0] as Point, points.at(-1) as Point];
  const left = points.map(([r, h]) => `${num(-r)} ${num(-h)}`).join('L');
  const right = points
    .toReversed()
    .map(([r, h]) => `${num(r)} ${num(-h)}`)
    .join('L');
  return (
    `M${left}A${num(top[0])} ${num(top[0] * k)} 0 0 1 ${num(top[0])} ${num(-top[1])}L${right}` +
    `A${num(bottom[0])} ${num(bottom[0] * k)} 0 0 1 ${num(-bottom[0])} 0Z`
  );
};

export interface Glass {
  readonly profile: readonly Point[];
  /** Fill height and colour. */
  readonly liquid?: { readonly to: number; readonly colour: string };
  readonly handle?: boolean;
  readonly lip?: boolean;
}

/** A clear glass vessel: seen by its edges, its highlights and what it holds. */
export function glass(sheet: Sheet, { profile, liquid, handle, lip }: Glass): string {
  const points = smooth(profile);
  const [r, h] = points.at(-1) as Point;
  const wide = Math.max(...points.map((p) => p[0]));
  const body = outline(points, tilt);
  const wall = sheet.linear(
    [
      [0, '#ffffff', 0.5],
      [0.06, '#7f8a86', 0.35],
      [0.14, '#ffffff', 0.1],
      [0.5, '#ffffff', 0.04],
      [0.86, '#ffffff', 0.12],
      [0.95, '#6f7a76', 0.4],
      [1, '#ffffff', 0.45],
    ],
    [0, 0],
    [1, 0],
  );
  const tea = liquid ? filled(sheet, points, liquid.to, liquid.colour) : '';
  const grip = handle
    ? ['#6f7a76', '#ffffff']
        .map((stroke, i) =>
          path(
            `M${along(
              [
                [wide * 0.9, -h * 0.82],
                [wide * 1.65, -h * 0.92],
                [wide * 1.6, -h * 0.3],
                [wide * 0.96, -h * 0.28],
              ],
              24,
            )
              .map(([x, y]) => `${num(x)} ${num(y)}`)
              .join('L')}`,
            {
              fill: 'none',
              stroke,
              'stroke-width': i ? 5 : wide * 0.13,
              'stroke-opacity': i ? 0.8 : 0.34,
              'stroke-linecap': 'round',
              transform: i ? 'translate(-3 -4)' : undefined,
            },
          ),
        )
        .join('')
    : '';
  const spout = lip
    ? path(
        `M${num(-r)} ${num(-h)}q${num(-r * 0.3)} ${num(-10)} ${num(-r * 0.34)} ${num(-4)}` +
          `q${num(r * 0.16)} ${num(h * 0.12)} ${num(r * 0.4)} ${num(h * 0.16)}Z`,
        { fill: '#ffffff', 'fill-opacity': 0.3, stroke: '#87918d', 'stroke-width': 2, 'stroke-opacity': 0.6 },
      )
    : '';
  const streak = points.filter(([, y]) => y > h * 0.12 && y < h * 0.9);
  const shine = (from: number, to: number, opacity: number): string =>
    path(
      `M${streak.map(([x, y]) => `${num(-x * from)} ${num(-y)}`).join('L')}L${streak
        .toReversed()
        .map(([x, y]) => `${num(-x * to)} ${num(-y)}`)
        .join('L')}Z`,
      { fill: '#ffffff', opacity, filter: sheet.blur(3) },
    );
  return (
    group(castShadow(sheet, (points[0] as Point)[0], h), { opacity: 0.62 }) +
    grip +
    spout +
    ellipse(0, -h, r, r * tilt, { fill: '#ffffff', 'fill-opacity': 0.14 }) +
    tea +
    path(body, { fill: wall, stroke: '#7b8783', 'stroke-opacity': 0.45, 'stroke-width': 2.4 }) +
    ellipse(0, -6, (points[0] as Point)[0] * 0.9, (points[0] as Point)[0] * tilt * 0.8, {
      fill: 'none',
      stroke: '#ffffff',
      'stroke-opacity': 0.6,
      'stroke-width': 4,
    }) +
    shine(0.82, 0.7, 0.6) +
    shine(-0.86, -0.8, 0.35) +
    ellipse(0, -h, r, r * tilt, { fill: 'none', stroke: '#ffffff', 'stroke-opacity': 0.95, 'stroke-width': 4 }) +
    ellipse(0, -h + 3, r * 0.98, r * tilt * 0.97, {
      fill: 'none',
      stroke: '#7b8783',
      'stroke-opacity': 0.5,
      'stroke-width': 1.6,
    })
  );
}

function filled(sheet: Sheet, points: readonly Point[], to: number, colour: string): string {
  const inside = points.filter(([, h]) => h <= to && h >= 10).map(([r, h]): Point => [r * 0.955, h - 4]);
  const [r, h] = inside.at(-1) as Point;
  const fill = sheet.linear(
    [
      [0, shade(colour, 0.4), 0.92],
      [0.2, colour, 0.86],
      [0.55, tint(colour, 0.2), 0.8],
      [1, shade(colour, 0.45), 0.92],
    ],
    [0, 0],
    [1, 0.1],
  );
  return (
    path(outline(inside, tilt), { fill, transform: 'translate(0 -4)' }) +
    ellipse(0, -h - 4, r, r * tilt, {
      fill: tint(colour, 0.3),
      opacity: 0.9,
      stroke: tint(colour, 0.6),
      'stroke-width': 2,
    })
  );
}
