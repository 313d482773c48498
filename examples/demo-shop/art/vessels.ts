import { castShadow } from './backdrop.ts';
import { type Point, type Turned, onSurface, tilt, turn } from './lathe.ts';
import { type Surface, glazed, satin } from './light.ts';
import { porcelain, shade } from './palette.ts';
import { between } from './random.ts';
import { type Sheet, ellipse, group, num } from './svg.ts';
import { along, tube } from './tube.ts';

/** Scales a profile: `wide` and `tall` in pixels. */
export const fit = (profile: readonly Point[], wide: number, tall: number): Point[] => {
  const [r, h] = [Math.max(...profile.map((p) => p[0])), Math.max(...profile.map((p) => p[1]))];
  return profile.map(([x, y]) => [(x / r) * wide, (y / h) * tall]);
};

const shapes = {
  tasting: [
    [34, 0],
    [36, 8],
    [36, 8],
    [52, 16],
    [72, 42],
    [82, 78],
    [88, 100],
  ],
  tall: [
    [60, 0],
    [66, 3],
    [72, 20],
    [78, 80],
    [80, 150],
    [80, 190],
  ],
  tenmoku: [
    [30, 0],
    [34, 14],
    [34, 14],
    [48, 22],
    [92, 62],
    [114, 92],
    [116, 100],
    [120, 112],
  ],
  round: [
    [44, 0],
    [46, 10],
    [46, 10],
    [74, 22],
    [98, 58],
    [100, 92],
    [94, 116],
  ],
  deep: [
    [52, 0],
    [54, 14],
    [54, 14],
    [96, 30],
    [126, 80],
    [132, 128],
    [136, 150],
  ],
} satisfies Record<string, Point[]>;
export type Shape = keyof typeof shapes;

export interface Vessel {
  readonly shape: Shape;
  readonly wide: number;
  readonly tall: number;
  readonly surface: Surface;
  readonly inside?: Surface;
  readonly liquid?: string;
  /** How far below the rim the liquid (or floor) is, as a share of the height. */
  readonly depth?: number;
  /** Bare clay below this share of the height. */
  readonly foot?: { readonly upTo: number; readonly surface: Surface };
  readonly speckle?: number;
  readonly rim?: string;
}

/** An open vessel with its shadow, standing on the origin. */
export function vessel(sheet: Sheet, v: Vessel): string {
  const profile = fit(shapes[v.shape], v.wide, v.tall);
  const depth = v.tall * (v.depth ?? (v.liquid ? 0.2 : 0.62));
  const body: Turned = {
    profile,
    surface: v.surface,
    ...(v.foot && {
      surfaceAt: (h: number) =>
        h < v.tall * (v.foot as { upTo: number }).upTo ? (v.foot as { surface: Surface }).surface : undefined,
    }),
    open: {
      lip: Math.max(3, v.wide * 0.045),
      inside: v.inside ?? v.surface,
      depth,
      ...(v.liquid && { liquid: v.liquid }),
      floor: v.liquid ? 0.93 : 0.62,
      ...(v.rim && { rim: v.rim }),
    },
  };
  return (
    castShadow(sheet, (profile[0] as Point)[0] * 1.06, v.tall * 1.05) +
    turn(sheet, body) +
    speckles(sheet, profile, v.tall, v.surface, v.speckle ?? 0)
  );
}

/** Iron spots in the glaze. */
export function speckles(
  sheet: Sheet,
  profile: readonly Point[],
  tall: number,
  surface: Surface,
  count: number,
): string {
  if (!count) return '';
  const place = onSurface(profile);
  const dots = Array.from({ length: count }, () => {
    const angle = between(sheet.random, -1.4, 1.4);
    const [x, y] = place(angle, tall * between(sheet.random, 0.1, 0.95));
    const size = between(sheet.random, 0.8, 2.4);
    return ellipse(x, y, size * Math.cos(angle), size, { opacity: between(sheet.random, 0.25, 0.7) });
  });
  return group(dots.join(''), { fill: shade(surface.colour, 0.75) });
}

/** A lidded bowl on its saucer; `open` leans the lid against the saucer's side. */
export function gaiwan(sheet: Sheet, surface: Surface, wide = 150, liquid?: string): string {
  const u = wide / 100;
  const scale = (points: Point[]): Point[] => points.map(([r, h]) => [r * u, h * u]);
  const saucer: Point[] = scale([
    [52, 0],
    [54, 6],
    [54, 6],
    [84, 10],
    [112, 22],
    [116, 26],
  ]);
  const bowl: Point[] = scale([
    [38, 0],
    [40, 10],
    [40, 10],
    [54, 16],
    [76, 50],
    [88, 92],
    [100, 116],
  ]);
  const dish =
    castShadow(sheet, 62 * u, 120 * u) +
    turn(sheet, { profile: saucer, surface, open: { lip: 4 * u, inside: surface, depth: 14 * u, floor: 0.62 } });
  const inside = { ...glazed(porcelain), colour: porcelain };
  const cup = turn(sheet, {
    profile: bowl,
    surface,
    open: { lip: 3.4 * u, inside, depth: 24 * u, floor: 0.9, ...(liquid && { liquid }) },
  });
  const contact = ellipse(4 * u, 2, 44 * u, 10 * u, { fill: '#1a100c', opacity: 0.5, filter: sheet.blur(5) });
  const raised = group(contact + cup, { transform: `translate(0 ${num(-13 * u)})` });
  if (liquid) return dish + raised;
  const dome: Point[] = scale([
    [89, 0],
    [89, 4],
    [89, 4],
    [80, 18],
    [56, 34],
    [30, 42],
    [21, 45],
    [21, 45],
  ]);
  const knob: Point[] = scale([
    [18, 0],
    [17, 4],
    [17, 4],
    [20, 14],
    [22, 17],
  ]);
  const lid = turn(sheet, { profile: dome, surface });
  const grip = group(turn(sheet, { profile: knob, surface, open: { lip: 4 * u, inside: surface, depth: 6 * u } }), {
    transform: `translate(0 ${num(-44 * u)})`,
  });
  return (
    dish +
    raised +
    group(
      ellipse(2, 4, 90 * u, 90 * u * tilt, { fill: '#1a100c', opacity: 0.35, filter: sheet.blur(5) }) + lid + grip,
      { transform: `translate(0 ${num(-123 * u)})` },
    )
  );
}

/** A serving jug with a pouring lip and a handle: `glass` jugs are drawn in glass.ts. */
export function jug(sheet: Sheet, surface: Surface, wide = 130, liquid?: string): string {
  const u = wide / 100;
  const profile: Point[] = (
    [
      [62, 0],
      [66, 4],
      [84, 34],
      [96, 84],
      [86, 140],
      [76, 172],
      [82, 204],
    ] as Point[]
  ).map(([r, h]) => [r * u, h * u]);
  const handle = tube(
    sheet,
    along([
      [74 * u, -178 * u],
      [150 * u, -196 * u],
      [160 * u, -70 * u],
      [90 * u, -58 * u],
    ]),
    () => 15 * u,
    surface,
  );
  return (
    castShadow(sheet, 68 * u, 210 * u) +
    handle +
    turn(sheet, {
      profile,
      surface,
      open: { lip: 4 * u, inside: glazed(porcelain), depth: 30 * u, floor: 0.92, ...(liquid && { liquid }) },
    })
  );
}

/** Flat ware: plates and saucers. */
export function plate(sheet: Sheet, surface: Surface, wide = 260, k = tilt): string {
  const profile: Point[] = [
    [wide * 0.58, 0],
    [wide * 0.6, 8],
    [wide * 0.6, 8],
    [wide * 0.84, 14],
    [wide * 0.98, 30],
    [wide, 34],
  ];
  return (
    castShadow(sheet, wide * 0.7, 46, k) +
    turn(sheet, { profile, surface, tilt: k, open: { lip: wide * 0.025, inside: surface, depth: 20, floor: 0.72 } })
  );
}

/** A closed cylinder with a lid: tea caddies and jars. */
export function caddy(
  sheet: Sheet,
  surface: Surface,
  wide: number,
  tall: number,
  label?: { surface: Surface; from: number; to: number },
  lid: Surface = satin(surface.colour),
): string {
  const body: Point[] = [
    [wide * 0.96, 0],
    [wide, 5],
    [wide, 5],
    [wide, tall * 0.5],
    [wide, tall * 0.8],
    [wide, tall * 0.8],
  ];
  const seam = shade(lid.colour, 0.5);
  const cap: Point[] = [
    [wide * 1.015, 0],
    [wide * 1.025, 3],
    [wide * 1.025, 3],
    [wide * 1.025, tall * 0.1],
    [wide * 1.025, tall * 0.18],
    [wide * 1.01, tall * 0.195],
    [wide * 0.97, tall * 0.2],
    [wide * 0.97, tall * 0.2],
    [wide * 0.5, tall * 0.203],
    [4, tall * 0.205],
  ];
  return (
    castShadow(sheet, wide, tall) +
    turn(sheet, {
      profile: body,
      surface,
      surfaceAt: (h) => (label && h >= tall * label.from && h <= tall * label.to ? label.surface : undefined),
    }) +
    group(ellipse(0, 0, wide, wide * tilt, { fill: seam }) + turn(sheet, { profile: cap, surface: lid }), {
      transform: `translate(0 ${num(-tall * 0.8)})`,
    })
  );
}
