import { dropShadow, weave } from './backdrop.ts';
import { lit, shade, tint } from './palette.ts';
import { between } from './random.ts';
import { type Sheet, ellipse, group, num, path, rect } from './svg.ts';

export interface Cloth {
  readonly colour: string;
  /** Soft folds: centre lines along which the cloth rises. */
  readonly folds?: readonly string[];
  readonly foldWidth?: number;
  /** Drawn on the cloth, cut at its edge: stripes, prints. */
  readonly print?: string;
  readonly weave?: number;
  /** Where threads are drawn; the outline cuts them. */
  readonly box?: readonly [x: number, y: number, width: number, height: number];
  readonly lift?: number;
  readonly seams?: readonly string[];
}

/** A piece of cloth in the outline `d`, lit from the upper left. */
export function cloth(sheet: Sheet, d: string, c: Cloth): string {
  const fill = sheet.linear(
    [
      [0, lit(c.colour, 0.68)],
      [0.5, lit(c.colour, 0.6)],
      [1, lit(c.colour, 0.47)],
    ],
    [0, 0],
    [1, 0.9],
  );
  const width = c.foldWidth ?? 34;
  const folds = (c.folds ?? [])
    .map(
      (f) =>
        path(f, {
          stroke: shade(c.colour, 0.62),
          'stroke-width': width,
          opacity: 0.3,
          transform: `translate(${num(width * 0.42)} ${num(width * 0.2)})`,
        }) +
        path(f, {
          stroke: tint(c.colour, 0.55),
          'stroke-width': width * 0.6,
          opacity: 0.26,
          transform: `translate(${num(-width * 0.3)} 0)`,
        }),
    )
    .join('');
  const inside =
    (c.print ?? '') +
    weave(sheet, c.colour, c.box ?? [-440, -460, 880, 1560], c.weave ?? 6) +
    group(folds, { fill: 'none', 'stroke-linecap': 'round', filter: sheet.blur(Math.round(width * 0.42), 0.06) });
  return (
    (c.lift === 0 ? '' : dropShadow(sheet, path(d, {}), c.lift ?? 14)) +
    path(d, { fill }) +
    group(inside, { 'clip-path': sheet.clip(path(d, {})) }) +
    path(d, { fill: 'none', stroke: shade(c.colour, 0.45), 'stroke-width': 2, 'stroke-opacity': 0.5 }) +
    (c.seams ?? []).map((s) => stitches(s, c.colour)).join('')
  );
}

export const stitches = (d: string, colour: string): string =>
  path(d, { fill: 'none', stroke: shade(colour, 0.5), 'stroke-width': 4, 'stroke-opacity': 0.22 }) +
  path(d, {
    fill: 'none',
    stroke: tint(colour, 0.5),
    'stroke-width': 2.2,
    'stroke-dasharray': '9 6',
    'stroke-opacity': 0.75,
  });

/** A pile of folded cloths seen from the front and a little above, standing on the origin. */
export function foldedPile(sheet: Sheet, colours: readonly string[], wide = 620, thick = 62, deep = 112): string {
  const shadow =
    ellipse(40, 4, wide * 0.56, 44, { fill: '#20140f', opacity: 0.42, filter: sheet.blur(16) }) +
    rect(-wide / 2 + 8, -10, wide - 10, 16, { rx: 8, fill: '#140c0a', opacity: 0.5, filter: sheet.blur(4) });
  let y = 0;
  const slabs = colours.map((colour, i) => {
    const w = wide * between(sheet.random, 0.96, 1);
    const x = between(sheet.random, -9, 9);
    const top = i === colours.length - 1;
    const slab = group(slabFront(sheet, colour, w, thick) + (top ? slabTop(sheet, colour, w, thick, deep) : ''), {
      transform: `translate(${num(x)} ${num(y)})`,
    });
    y -= thick - 3;
    return slab;
  });
  return shadow + slabs.join('');
}

function slabFront(sheet: Sheet, colour: string, w: number, t: number): string {
  const fill = sheet.linear(
    [
      [0, lit(colour, 0.7)],
      [0.35, lit(colour, 0.6)],
      [1, lit(colour, 0.34)],
    ],
    [0, 0],
    [0, 1],
  );
  const layers = [0.36, 0.66]
    .map(
      (share) =>
        path(
          `M${num(-w / 2 + 6)} ${num(-t * (1 - share))}` +
            `q${num(w / 2)} ${num(between(sheet.random, -5, 7))} ${num(w - 8)} ${num(between(sheet.random, -2, 2))}`,
          { stroke: shade(colour, 0.65), 'stroke-width': 4, fill: 'none', opacity: 0.5 },
        ) +
        path(
          `M${num(-w / 2 + 8)} ${num(-t * (1 - share) + 5)}` +
            `q${num(w / 2)} ${num(between(sheet.random, -3, 5))} ${num(w - 12)} 0`,
          { stroke: tint(colour, 0.4), 'stroke-width': 3, fill: 'none', opacity: 0.5 },
        ),
    )
    .join('');
  const across = sheet.linear(
    [
      [0, '#fffaf0', 0.25],
      [0.3, '#fffaf0', 0.06],
      [0.75, '#20140f', 0.05],
      [1, '#20140f', 0.34],
    ],
    [0, 0],
    [1, 0],
  );
  const box = { rx: t * 0.42 };
  return (
    rect(-w / 2, -t, w, t, { ...box, fill }) +
    layers +
    weave(sheet, colour, [-w / 2 + 4, -t + 2, w - 8, t - 4]) +
    rect(-w / 2, -t, w, t, { ...box, fill: across })
  );
}

function slabTop(sheet: Sheet, colour: string, w: number, t: number, deep: number): string {
  const [f, b] = [w / 2 - 4, w * 0.465];
  const d =
    `M${num(-f)} ${num(-t * 0.78)}` +
    `C${num(-f)} ${num(-t)} ${num(-f + 6)} ${num(-t)} ${num(-f + 12)} ${num(-t - 8)}` +
    `L${num(-b)} ${num(-t - deep + 8)}Q${num(-b + 4)} ${num(-t - deep)} ${num(-b + 20)} ${num(-t - deep)}` +
    `L${num(b - 20)} ${num(-t - deep)}Q${num(b - 4)} ${num(-t - deep)} ${num(b)} ${num(-t - deep + 8)}` +
    `L${num(f - 12)} ${num(-t - 8)}C${num(f - 6)} ${num(-t)} ${num(f)} ${num(-t)} ${num(f)} ${num(-t * 0.78)}` +
    `Q0 ${num(-t * 0.6)} ${num(-f)} ${num(-t * 0.78)}Z`;
  const fill = sheet.linear(
    [
      [0, lit(colour, 0.74)],
      [0.7, lit(colour, 0.64)],
      [1, lit(colour, 0.56)],
    ],
    [0, 0],
    [0.6, 1],
  );
  return (
    path(d, { fill }) +
    group(weave(sheet, colour, [-w / 2, -t - deep, w, deep + t], 5), { 'clip-path': sheet.clip(path(d, {})) }) +
    stitches(`M${num(-b + 10)} ${num(-t - deep + 14)}L${num(b - 10)} ${num(-t - deep + 14)}`, colour)
  );
}

/** A cloth square seen from above, folded once: about `size` across, its centre at the origin. */
export function foldedSquare(sheet: Sheet, colour: string, size = 620, print = '', ratio = 1): string {
  const [a, b] = [size / 2, (size * ratio) / 2];
  const d =
    `M${-a} ${-b + 6}Q0 ${-b - 8} ${a - 4} ${-b}Q${a + 6} 0 ${a} ${b - 4}Q0 ${b + 9} ${-a + 4} ${b}` +
    `Q${-a - 7} 0 ${-a} ${-b + 6}Z`;
  const under = group(cloth(sheet, d, { colour: shade(colour, 0.12) }), { transform: 'translate(12 14) rotate(0.8)' });
  const fold = `M${-a} ${num(b * 0.1)}Q0 ${num(b * 0.16)} ${a} ${num(b * 0.08)}`;
  return (
    under +
    cloth(sheet, d, {
      colour,
      print,
      lift: 6,
      folds: [fold],
      foldWidth: 22,
      seams: [`M${-a + 18} ${-b + 22}L${a - 20} ${-b + 18}L${a - 16} ${b - 20}L${-a + 20} ${b - 16}Z`],
    })
  );
}

/** Evenly set bands across a cloth. */
export const bands = (places: readonly (readonly [y: number, height: number])[], colour: string, half = 700): string =>
  places.map(([y, h]) => rect(-half, y, half * 2, h, { fill: colour, opacity: 0.85 })).join('');

/** Knotted threads at a cloth's end, hanging from a line. */
export function fringe(sheet: Sheet, x: number, y: number, width: number, length: number, colour: string): string {
  const count = Math.round(width / 9);
  return Array.from({ length: count }, (_, i) => {
    const left = x + (i / (count - 1)) * width;
    return path(
      `M${num(left)} ${num(y - 4)}` +
        `q${num(between(sheet.random, -5, 5))} ${num(length / 2)} ` +
        `${num(between(sheet.random, -6, 6))} ${num(length * between(sheet.random, 0.85, 1.08))}`,
      {
        stroke: i % 2 ? shade(colour, 0.22) : tint(colour, 0.18),
        'stroke-width': 4.6,
        'stroke-linecap': 'round',
        fill: 'none',
      },
    );
  }).join('');
}
