import { type Surface, lightOn } from './light.ts';
import { type Sheet, type Stop, ellipse, group, num } from './svg.ts';

/** One point of a turned profile: radius, and height above the table. */
export type Point = readonly [radius: number, height: number];

/** How flat circles look: the camera stands a little above the table. */
export const tilt = 0.21;

const across = Array.from({ length: 19 }, (_, i) => -1 + (2 * i) / 18);

/** Smooth curve through the points; a point given twice is a corner. Steps are about `step` apart. */
export function smooth(points: readonly Point[], step = 2.4): Point[] {
  const out: Point[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i], points[i + 1]] as [Point, Point];
    if (a[0] === b[0] && a[1] === b[1]) continue;
    const before = points[i - 1] ?? a;
    const after = points[i + 2] ?? b;
    const count = Math.max(2, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / step));
    for (let s = 0; s < count; s++) out.push(spline(before, a, b, after, s / count));
  }
  const last = points.at(-1);
  if (last) out.push(last);
  return out;
}

const spline = (p: Point, a: Point, b: Point, n: Point, t: number): Point =>
  [0, 1].map((axis) => {
    const [p0, p1, p2, p3] = [p[axis], a[axis], b[axis], n[axis]] as [number, number, number, number];
    return (
      0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t + (3 * p1 - p0 - 3 * p2 + p3) * t ** 3)
    );
  }) as unknown as Point;

export interface Opening {
  readonly lip: number;
  readonly inside: Surface;
  /** How far below the rim the floor or the liquid lies. */
  readonly depth: number;
  readonly liquid?: string;
  /** Inner radius at the floor as a share of the rim's. */
  readonly floor?: number;
  /** The rim's own colour, where it differs. */
  readonly rim?: string;
}

export interface Turned {
  readonly profile: readonly Point[];
  readonly surface: Surface;
  /** Bands of another surface, by height. */
  readonly surfaceAt?: (height: number) => Surface | undefined;
  readonly open?: Opening;
  readonly tilt?: number;
}

/** Draws a body of revolution standing on the origin, slice by slice, each lit by its own slope. */
export function turn(sheet: Sheet, body: Turned): string {
  const k = body.tilt ?? tilt;
  const points = smooth(body.profile);
  const slices = points.map(([r, h], i) => {
    const [r0, h0] = points[i - 1] ?? [r, h];
    const [r1, h1] = points[i + 1] ?? [r, h];
    const surface = body.surfaceAt?.(h) ?? body.surface;
    const occlusion = 0.8 + 0.2 * Math.min(1, h / 60);
    return ellipse(0, -h, r, r * k, { fill: sliceFill(sheet, surface, h1 - h0, -(r1 - r0), occlusion, 1) });
  });
  return slices.join('') + (body.open ? opening(sheet, body, points.at(-1) ?? [0, 0], k) : '');
}

/**
 * One gradient from the left edge to the right: the normal turns with the circle. `side` -1 looks at the inner wall.
 */
function sliceFill(sheet: Sheet, surface: Surface, out: number, up: number, occlusion: number, side: 1 | -1): string {
  const length = Math.hypot(out, up) || 1;
  const [flat, rise] = [Math.abs(out) / length, up / length];
  const stops: Stop[] = across.map((s) => [
    (s + 1) / 2,
    lightOn(surface, [side * s * flat, rise, Math.sqrt(Math.max(0, 1 - s * s)) * flat + 0.02], occlusion),
  ]);
  return sheet.linear(stops, [0, 0], [1, 0]);
}

function opening(sheet: Sheet, body: Turned, rim: Point, k: number): string {
  const { lip, inside, depth, liquid, floor = 0.72, rim: rimColour } = body.open as Opening;
  const [r, h] = rim;
  const inner = Math.max(1, r - lip);
  const edge = { ...body.surface, colour: rimColour ?? body.surface.colour };
  const ring = ellipse(0, -h, r, r * k, {
    fill: sheet.linear(
      [
        [0, lightOn(edge, [-0.5, 0.8, 0.3])],
        [0.4, lightOn(edge, [-0.2, 1, 0.2])],
        [1, lightOn(edge, [0.6, 0.7, 0.1])],
      ],
      [0, 0],
      [1, 0.3],
    ),
  });
  const count = Math.max(6, Math.ceil(depth / 3));
  const wall = Array.from({ length: count + 1 }, (_, i) => {
    const t = i / count;
    const radius = inner * (1 - (1 - floor) * t ** 1.8);
    const up = 0.15 + 0.9 * t ** 2;
    return ellipse(0, -h + depth * t, radius, radius * k, {
      fill: sliceFill(sheet, inside, 1, up, 1 - 0.42 * Math.sin(Math.PI * Math.min(1, t * 0.8)), -1),
    });
  });
  const surface = liquid ? pour(sheet, -h + depth, inner * floor, k, liquid) : '';
  const clip = sheet.clip(ellipse(0, -h, inner, inner * k, {}));
  return ring + group(wall.join('') + surface, { 'clip-path': clip });
}

function pour(sheet: Sheet, y: number, r: number, k: number, colour: string): string {
  const shine =
    `M${num(-r * 0.82)} ${num(y - r * k * 0.1)}` +
    `A${num(r * 0.86)} ${num(r * k * 0.86)} 0 0 1 ${num(-r * 0.05)} ${num(y - r * k * 0.8)}`;
  const wet: Surface = { colour, gloss: 0.2, polish: 5 };
  return (
    ellipse(0, y, r, r * k, {
      fill: sheet.linear(
        [
          [0, lightOn(wet, [0.7, 0.4, 0.4])],
          [0.45, lightOn(wet, [0, 0.9, 0.4])],
          [1, lightOn(wet, [-0.5, 0.9, 0.3])],
        ],
        [0, 0],
        [1, 0.2],
      ),
    }) +
    `<path d="${shine}" fill="none" stroke="#fffaf0" stroke-opacity="0.5" stroke-width="${num(r * 0.035)}" ` +
    'stroke-linecap="round"/>'
  );
}

/** Maps (angle from the middle in radians, height) to the picture, for painting on the front of a body. */
export function onSurface(
  profile: readonly Point[],
  k = tilt,
): (angle: number, height: number) => readonly [number, number] {
  const points = smooth(profile);
  return (angle, height) => {
    const [r] = points.reduce((best, p) => (Math.abs(p[1] - height) < Math.abs(best[1] - height) ? p : best));
    return [r * Math.sin(angle), -height + r * k * Math.cos(angle)];
  };
}
