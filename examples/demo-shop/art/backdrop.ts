import { lit, shade, tint } from './palette.ts';
import { between } from './random.ts';
import { type Sheet, ellipse, group, num, path, polygon, rect } from './svg.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}
export const portrait: Size = { width: 1200, height: 1500 };

const wash = (sheet: Sheet, { width, height }: Size): string =>
  rect(0, 0, width, height, {
    fill: sheet.radial(
      [
        [0, '#fff8e8', 0.5],
        [0.55, '#fff8e8', 0.12],
        [1, '#fff8e8', 0],
      ],
      [0.24, 0.2],
      0.75,
    ),
  }) +
  rect(0, 0, width, height, {
    fill: sheet.radial(
      [
        [0, '#2a2026', 0],
        [0.62, '#2a2026', 0],
        [1, '#2a2026', 0.2],
      ],
      [0.42, 0.42],
      0.82,
    ),
  });

/** A paper sweep: no edge between wall and floor, light from the upper left. */
export function sweep(sheet: Sheet, colour: string, size: Size = portrait): string {
  const stops = [
    [0, lit(colour, 0.6)],
    [0.5, lit(colour, 0.54)],
    [0.62, lit(colour, 0.53)],
    [0.74, lit(colour, 0.64)],
    [1, lit(colour, 0.58)],
  ] as const;
  return rect(0, 0, size.width, size.height, { fill: sheet.linear(stops, [0, 0], [0, 1]) }) + wash(sheet, size);
}

/** Long soft streaks of grain on a board between two heights. */
export function woodGrain(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  count = 70,
): string {
  const streaks = Array.from({ length: count }, () => {
    const [top, left] = [y + height * sheet.random(), x + width * between(sheet.random, -0.3, 0.9)];
    const length = width * between(sheet.random, 0.2, 0.8);
    const bend = between(sheet.random, -6, 6);
    const tone = sheet.random() < 0.6 ? shade(colour, 0.4) : tint(colour, 0.35);
    return path(`M${num(left)} ${num(top)}q${num(length / 2)} ${num(bend)} ${num(length)} 0`, {
      stroke: tone,
      'stroke-width': between(sheet.random, 0.8, 3.4),
      'stroke-opacity': between(sheet.random, 0.12, 0.4),
      fill: 'none',
    });
  });
  return streaks.join('');
}

/** A wall with morning light through a window, and a table whose edge lies at `edge`. */
export function room(sheet: Sheet, wall: string, table: string, edge = 930, size: Size = portrait): string {
  const { width, height } = size;
  const s = width / 1200;
  const pane = (x: number, y: number, w: number, h: number): string =>
    path(
      polygon([
        [x, y],
        [x + w, y - w * 0.16],
        [x + w + h * 0.3, y + h - w * 0.16],
        [x + h * 0.3, y + h],
      ]),
      { fill: '#fff3d8' },
    );
  const [left, high, rows] = [
    between(sheet.random, 120, 330),
    between(sheet.random, 60, 150),
    sheet.random() < 0.5 ? [0, 1] : [0, 1, 2],
  ];
  const panes = rows.flatMap((row) =>
    [0, 1].map((column) => pane((left + column * 285 + row * 94) * s, high + row * 316, 260 * s, 286)),
  );
  const light = group(group(panes.join(''), { filter: sheet.blur(13, 0.06), opacity: 0.5 }), {
    'clip-path': sheet.clip(rect(0, 0, width, edge, {})),
  });
  const soft = sheet.radial([
    [0, shade(wall, 0.5), 1],
    [0.45, shade(wall, 0.5), 0.7],
    [1, shade(wall, 0.5), 0],
  ]);
  const leaves = Array.from({ length: 13 }, () => {
    const [x, y] = [(left + between(sheet.random, 60, 640)) * s, high + between(sheet.random, 0, 560)];
    return ellipse(x, y, 64, 27, {
      fill: soft,
      transform: `rotate(${num(between(sheet.random, 10, 70))} ${num(x)} ${num(y)})`,
    });
  });
  const dapple = group(leaves.join(''), { opacity: 0.2 });
  const top = sheet.linear(
    [
      [0, lit(table, 0.55)],
      [0.12, lit(table, 0.62)],
      [1, lit(table, 0.54)],
    ],
    [0, 0],
    [0, 1],
  );
  return (
    rect(0, 0, width, height, {
      fill: sheet.linear(
        [
          [0, lit(wall, 0.6)],
          [1, lit(wall, 0.52)],
        ],
        [0, 0],
        [0.5, 1],
      ),
    }) +
    light +
    dapple +
    rect(0, edge - 26, width, 26, {
      fill: sheet.linear(
        [
          [0, '#2a2026', 0],
          [1, '#2a2026', 0.16],
        ],
        [0, 0],
        [0, 1],
      ),
    }) +
    rect(0, edge, width, height - edge, { fill: top }) +
    woodGrain(sheet, 0, edge + 4, width, height - edge, table) +
    rect(0, edge, width, 3, { fill: tint(table, 0.5), opacity: 0.6 }) +
    wash(sheet, size)
  );
}

/** A surface seen from straight above. */
export function above(
  sheet: Sheet,
  colour: string,
  texture: 'plain' | 'linen' | 'wood' = 'plain',
  size: Size = portrait,
): string {
  const { width, height } = size;
  const base = rect(0, 0, width, height, {
    fill: sheet.linear(
      [
        [0, lit(colour, 0.66)],
        [0.5, lit(colour, 0.6)],
        [1, lit(colour, 0.51)],
      ],
      [0, 0],
      [1, 1],
    ),
  });
  const boards =
    texture === 'wood'
      ? [0, 1, 2, 3]
          .map((i) => {
            const y = (i * height) / 4;
            return (
              rect(0, y, width, height / 4, { fill: i % 2 ? shade(colour, 0.12) : tint(colour, 0.08), opacity: 0.5 }) +
              woodGrain(sheet, 0, y + 6, width, height / 4 - 12, colour, 40) +
              rect(0, y, width, 3, { fill: shade(colour, 0.7), opacity: 0.5 })
            );
          })
          .join('')
      : '';
  const threads = texture === 'linen' ? weave(sheet, colour, [0, 0, width, height], 7) : '';
  return base + boards + threads + wash(sheet, size);
}

/** Threads both ways over a box, to lay over any cloth; here and there a thicker one, as in linen. */
export function weave(
  sheet: Sheet,
  colour: string,
  [x, y, width, height]: readonly [number, number, number, number],
  pitch = 6,
): string {
  const threads = (length: number, line: (p: number) => string, every: number): string =>
    Array.from({ length: Math.floor(length / every) }, (_, i) => line((i + 0.5) * every)).join('');
  const across = threads(height, (p) => `M${x} ${num(y + p)}h${width}`, pitch);
  const down = threads(width, (p) => `M${num(x + p)} ${y}v${height}`, pitch);
  const slubs = Array.from(
    { length: 22 },
    () =>
      `M${num(x + width * sheet.random())} ${num(y + Math.floor((height / pitch) * sheet.random()) * pitch)}` +
      `h${num(between(sheet.random, 40, 190))}`,
  ).join('');
  const [dark, light] = [shade(colour, 0.6), tint(colour, 0.3)];
  return (
    path(across, { stroke: dark, 'stroke-width': pitch * 0.36, 'stroke-opacity': 0.11 }) +
    path(down, { stroke: dark, 'stroke-width': pitch * 0.3, 'stroke-opacity': 0.09 }) +
    path(slubs, { stroke: light, 'stroke-width': pitch * 0.4, 'stroke-opacity': 0.2, 'stroke-linecap': 'round' })
  );
}

/** The shade of something round standing on a table, thrown to the right. */
export function castShadow(sheet: Sheet, radius: number, height: number, k = 0.21): string {
  const [dx, dy] = [height * 0.75, (-height * 0.1) / k];
  const fade = sheet.linear(
    [
      [0, '#2a1e1c', 0.5],
      [0.55, '#2a1e1c', 0.26],
      [1, '#2a1e1c', 0.02],
    ],
    [0, 0],
    [dx + radius * 0.5, dy],
    true,
  );
  const long = path(`M${num(radius * 0.1)} 0L${num(dx)} ${num(dy)}`, {
    stroke: fade,
    'stroke-width': radius * 1.9,
    'stroke-linecap': 'round',
    transform: `scale(1 ${k})`,
  });
  return (
    group(long, { filter: sheet.blur(Math.round(10 + radius / 14), 0.3) }) +
    softDisc(sheet, radius * 0.08, radius * 0.03, radius * 1.06 + 26, radius * k * 1.12 + 18, 0.5) +
    softDisc(sheet, 0, 2, radius + 7, radius * k + 6, 0.55, 0.88)
  );
}

/** A dark disc with a soft edge, much cheaper than a blur: solid up to `core` of its radius. */
export const softDisc = (
  sheet: Sheet,
  x: number,
  y: number,
  rx: number,
  ry: number,
  opacity: number,
  core = 0.6,
): string =>
  ellipse(x, y, rx, ry, {
    fill: sheet.radial([
      [0, '#1c110d', opacity],
      [core, '#1c110d', opacity * 0.92],
      [core + (1 - core) * 0.5, '#1c110d', opacity * 0.42],
      [1, '#1c110d', 0],
    ]),
  });

/** The shade of a flat thing lying on a surface seen from above: one wide blur, and a few outlines close by. */
export function dropShadow(sheet: Sheet, shapes: string, lift = 14): string {
  const near = [9, 6, 3]
    .map((width) =>
      group(shapes, {
        fill: '#140c0a',
        stroke: '#140c0a',
        'stroke-width': width,
        'stroke-linejoin': 'round',
        opacity: 0.08,
        transform: 'translate(3 4)',
      }),
    )
    .join('');
  return (
    group(shapes, {
      fill: '#20140f',
      stroke: 'none',
      opacity: 0.38,
      filter: sheet.blur(lift, 0.12),
      transform: `translate(${num(lift * 0.8)} ${num(lift * 1.1)})`,
    }) + near
  );
}
