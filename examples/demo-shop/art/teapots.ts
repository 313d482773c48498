import { castShadow } from './backdrop.ts';
import { type Point, onSurface, tilt, turn } from './lathe.ts';
import { type Surface, matte, metal } from './light.ts';
import { shade, tint } from './palette.ts';
import { type Sheet, ellipse, group, num } from './svg.ts';
import { type Place, along, tube } from './tube.ts';
import { speckles } from './vessels.ts';

interface Form {
  readonly body: readonly Point[];
  readonly lid: readonly Point[];
  readonly knob: readonly Point[];
  /** Béziers in units of the body, y down. */
  readonly spout: readonly Place[];
  readonly spoutWidth: readonly [root: number, tip: number];
  readonly handle: readonly Place[];
  readonly handleWidth: number;
}

const forms = {
  clay: {
    body: [
      [58, 0],
      [62, 5],
      [62, 5],
      [88, 26],
      [103, 66],
      [97, 104],
      [74, 128],
      [57, 134],
      [57, 138],
      [57, 138],
    ],
    lid: [
      [60, 0],
      [61, 5],
      [60, 8],
      [60, 8],
      [50, 17],
      [30, 26],
      [9, 30],
      [9, 30],
    ],
    knob: [
      [8, 0],
      [7, 4],
      [14, 12],
      [16, 18],
      [12, 26],
      [5, 29],
      [1, 30],
    ],
    spout: [
      [78, -46],
      [118, -54],
      [128, -92],
      [166, -136],
    ],
    spoutWidth: [52, 18],
    handle: [
      [-80, -112],
      [-112, -160],
      [-190, -120],
      [-172, -74],
      [-164, -48],
      [-124, -26],
      [-92, -36],
    ],
    handleWidth: 15,
  },
  round: {
    body: [
      [66, 0],
      [70, 6],
      [70, 6],
      [96, 26],
      [116, 74],
      [112, 116],
      [88, 148],
      [54, 160],
      [52, 164],
      [52, 164],
    ],
    lid: [
      [55, 0],
      [56, 4],
      [55, 8],
      [55, 8],
      [42, 14],
      [24, 18],
      [10, 20],
      [10, 20],
    ],
    knob: [
      [9, 0],
      [9, 5],
      [16, 12],
      [18, 18],
      [12, 24],
      [1, 26],
    ],
    spout: [
      [88, -62],
      [126, -66],
      [138, -104],
      [172, -150],
    ],
    spoutWidth: [62, 22],
    handle: [
      [-92, -136],
      [-130, -176],
      [-202, -146],
      [-190, -90],
      [-180, -56],
      [-140, -34],
      [-100, -44],
    ],
    handleWidth: 18,
  },
  kettle: {
    body: [
      [74, 0],
      [80, 6],
      [80, 6],
      [104, 26],
      [122, 60],
      [120, 92],
      [98, 120],
      [58, 134],
      [54, 138],
      [54, 138],
    ],
    lid: [
      [58, 0],
      [59, 4],
      [58, 8],
      [58, 8],
      [46, 15],
      [26, 20],
      [8, 22],
      [8, 22],
    ],
    knob: [
      [7, 0],
      [6, 5],
      [13, 11],
      [14, 17],
      [8, 23],
      [1, 24],
    ],
    spout: [
      [98, -66],
      [124, -72],
      [130, -104],
      [158, -124],
    ],
    spoutWidth: [48, 24],
    handle: [
      [-92, -112],
      [-104, -170],
      [-92, -262],
      [0, -262],
      [92, -262],
      [104, -170],
      [92, -112],
    ],
    handleWidth: 12,
  },
} satisfies Record<string, Form>;

export interface Teapot {
  readonly form: keyof typeof forms;
  /** Radius of the body in pixels. */
  readonly wide: number;
  readonly surface: Surface;
  readonly handle?: Surface;
  readonly speckle?: number;
  /** Rows of raised points, as on cast iron. */
  readonly hail?: boolean;
}

/** A teapot with its shadow, standing on the origin, its spout to the right. */
export function teapot(sheet: Sheet, pot: Teapot): string {
  const form: Form = forms[pot.form];
  const u = pot.wide / 104;
  const up = (points: readonly Point[]): Point[] => points.map(([r, h]) => [r * u, h * u]);
  const out = (places: readonly Place[]): Place[] => places.map(([x, y]) => [x * u, y * u]);
  const body = up(form.body);
  const tall = (body.at(-1) as Point)[1];
  const [root, tip] = form.spoutWidth;
  const spoutLine = along(out(form.spout));
  const spout = tube(sheet, spoutLine, (t) => (root + (tip - root) * (1 - (1 - t) ** 1.7)) * u, pot.surface);
  const bail = pot.form === 'kettle';
  const handle = tube(
    sheet,
    along(out(form.handle)),
    (t) => form.handleWidth * u * (bail ? 1 : 1.3 - 0.5 * Math.sin(Math.PI * t)),
    pot.handle ?? pot.surface,
  );
  const neck = (form.body.at(-1) as Point)[0] * u;
  const lid = turn(sheet, { profile: up(form.lid), surface: pot.surface });
  const knob = group(turn(sheet, { profile: up(form.knob), surface: pot.surface }), {
    transform: `translate(0 ${num(-(form.lid.at(-1) as Point)[1] * u + 2)})`,
  });
  const seat = ellipse(3 * u, 3 * u, neck * 1.08, neck * 1.08 * tilt, {
    fill: '#140c0a',
    opacity: 0.45,
    filter: sheet.blur(4),
  });
  return (
    castShadow(sheet, (body[0] as Point)[0] * 1.1, tall * 1.15) +
    (bail ? '' : handle) +
    spout +
    mouth(sheet, spoutLine, tip * u, pot.surface) +
    turn(sheet, { profile: body, surface: pot.surface }) +
    speckles(sheet, body, tall, pot.surface, pot.speckle ?? 0) +
    (pot.hail ? hail(body, tall, pot.surface, u) : '') +
    group(seat + lid + knob, { transform: `translate(0 ${num(-tall)})` }) +
    (bail ? handle + lugs(sheet, u, pot.handle ?? pot.surface) : '')
  );
}

/** The dark opening at the spout's end, seen from a little above. */
function mouth(sheet: Sheet, line: readonly Place[], width: number, surface: Surface): string {
  const [end, before] = [line.at(-1) as Place, line.at(-4) as Place];
  const turned = (Math.atan2(end[1] - before[1], end[0] - before[0]) * 180) / Math.PI + 90;
  const ring = (rx: number, ry: number, fill: string): string =>
    ellipse(end[0], end[1], rx, ry, { fill, transform: `rotate(${num(turned)} ${num(end[0])} ${num(end[1])})` });
  return (
    ring(width * 0.54, width * 0.26, tint(surface.colour, 0.25)) +
    ring(width * 0.4, width * 0.16, shade(surface.colour, 0.85))
  );
}

const lugs = (sheet: Sheet, u: number, surface: Surface): string =>
  [-93, 93]
    .map((x) =>
      group(
        turn(sheet, {
          profile: [
            [9 * u, 0],
            [10 * u, 8 * u],
            [7 * u, 20 * u],
            [1, 24 * u],
          ],
          surface,
        }),
        { transform: `translate(${num(x * u)} ${num(-100 * u)})` },
      ),
    )
    .join('');

function hail(body: readonly Point[], tall: number, surface: Surface, u: number): string {
  const place = onSurface(body);
  const points: string[] = [];
  for (let row = 0; row < 9; row++) {
    for (let i = -12; i <= 12; i++) {
      const angle = ((i + (row % 2) / 2) * Math.PI) / 26;
      if (Math.abs(angle) > 1.45) continue;
      const [x, y] = place(angle, tall * (0.3 + row * 0.065));
      const r = 3.4 * u;
      const thin = Math.cos(angle);
      points.push(
        ellipse(x + 1, y + 1.5, r * thin, r, { fill: shade(surface.colour, 0.75) }) +
          ellipse(x - 0.8 * u, y - 0.9 * u, r * 0.7 * thin, r * 0.66, {
            fill: tint(surface.colour, 0.3 - angle * 0.14),
          }),
      );
    }
  }
  return points.join('');
}

export const iron: Surface = { ...matte('#3a3a3d'), gloss: 0.22, polish: 8 };
export const brass: Surface = metal('#c09a4e');
