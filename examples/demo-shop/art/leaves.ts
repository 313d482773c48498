import { softDisc } from './backdrop.ts';
import { mix, shade, tint } from './palette.ts';
import { type Random, between, pick } from './random.ts';
import { type Sheet, ellipse, group, num, path } from './svg.ts';

/** How a tea's dry leaf looks: flat spears, rolled balls, wiry twists, downy buds, or blossoms. */
export type LeafShape = 'spear' | 'ball' | 'twist' | 'bud' | 'blossom';
export interface Leaf {
  readonly shapes: readonly LeafShape[];
  readonly colours: readonly string[];
  readonly size: number;
}

const draw: Record<LeafShape, (random: Random, size: number, colour: string) => string> = {
  spear(random, size, colour) {
    const [l, w, b] = [
      size * between(random, 0.7, 1.15),
      size * between(random, 0.1, 0.16),
      size * between(random, -0.12, 0.12),
    ];
    const tip = `${num(l / 2)} ${num(b)}`;
    return (
      path(
        `M${num(-l / 2)} 0C${num(-l * 0.2)} ${num(-w + b)} ${num(l * 0.2)} ${num(-w + b)} ${tip}` +
          `C${num(l * 0.2)} ${num(w + b)} ${num(-l * 0.2)} ${num(w + b)} ${num(-l / 2)} 0Z`,
        { fill: colour },
      ) +
      path(
        `M${num(-l / 2)} 0C${num(-l * 0.2)} ${num(-w + b)} ${num(l * 0.2)} ${num(-w + b)} ${tip}` +
          `Q0 ${num(b - w * 0.1)} ${num(-l / 2)} 0Z`,
        { fill: tint(colour, 0.28) },
      )
    );
  },
  ball(random, size, colour) {
    const r = size * between(random, 0.34, 0.48);
    const a = between(random, 0, 6.28);
    return (
      path(`M${num(r * 0.7)} ${num(r * 0.3)}q${num(r * 0.7)} ${num(r * 0.1)} ${num(r)} ${num(r * 0.7)}`, {
        stroke: shade(colour, 0.3),
        'stroke-width': r * 0.3,
        fill: 'none',
        'stroke-linecap': 'round',
      }) +
      ellipse(0, 0, r, r * 0.86, { fill: shade(colour, 0.35) }) +
      ellipse(-r * 0.1, -r * 0.12, r * 0.82, r * 0.7, { fill: colour }) +
      ellipse(-r * 0.28, -r * 0.34, r * 0.4, r * 0.28, { fill: tint(colour, 0.4), opacity: 0.8 }) +
      path(
        `M${num(r * 0.7 * Math.cos(a))} ${num(r * 0.6 * Math.sin(a))}` +
          `Q0 ${num(r * 0.2)} ${num(-r * 0.6 * Math.cos(a))} ${num(-r * 0.5 * Math.sin(a))}`,
        { stroke: shade(colour, 0.6), 'stroke-width': r * 0.12, fill: 'none', opacity: 0.75 },
      )
    );
  },
  twist(random, size, colour) {
    const [l, w] = [size * between(random, 0.6, 1.15), size * between(random, 0.07, 0.12)];
    const d =
      `M${num(-l / 2)} 0q${num(l * 0.22)} ${num(l * between(random, -0.2, 0.2))} ${num(l * 0.5)} 0` +
      `t${num(l * 0.5)} ${num(l * between(random, -0.14, 0.14))}`;
    return (
      path(d, { stroke: shade(colour, 0.5), 'stroke-width': w * 1.7, 'stroke-linecap': 'round', fill: 'none' }) +
      path(d, {
        stroke: colour,
        'stroke-width': w,
        'stroke-linecap': 'round',
        fill: 'none',
        transform: `translate(0 ${num(-w * 0.25)})`,
      }) +
      path(d, {
        stroke: tint(colour, 0.45),
        'stroke-width': w * 0.28,
        'stroke-linecap': 'round',
        'stroke-dasharray': `${num(l * 0.2)} ${num(l * 0.12)}`,
        fill: 'none',
        transform: `translate(0 ${num(-w * 0.5)})`,
      })
    );
  },
  bud(random, size, colour) {
    const [l, w, b] = [
      size * between(random, 0.8, 1.15),
      size * between(random, 0.11, 0.15),
      size * between(random, -0.16, 0.16),
    ];
    const half = (side: number): string => `Q${num(-l * 0.05)} ${num(side * w + b)} ${num(l / 2)} ${num(b)}`;
    return (
      path(
        `M${num(-l / 2)} ${num(-w * 0.3)}${half(-1.5)}` +
          `Q${num(-l * 0.05)} ${num(1.5 * w + b)} ${num(-l / 2)} ${num(w * 0.4)}Z`,
        { fill: shade(colour, 0.22) },
      ) +
      path(`M${num(-l / 2)} ${num(-w * 0.3)}${half(-1.4)}Q0 ${num(w * 0.3 + b)} ${num(-l / 2)} ${num(w * 0.1)}Z`, {
        fill: tint(colour, 0.3),
      }) +
      path(`M${num(-l * 0.3)} ${num(b * 0.4)}Q0 ${num(b - w * 0.3)} ${num(l * 0.4)} ${num(b)}`, {
        stroke: tint(colour, 0.75),
        'stroke-width': w * 0.22,
        fill: 'none',
        'stroke-linecap': 'round',
      })
    );
  },
  blossom(random, size, colour) {
    return blossom(size * between(random, 0.32, 0.46), colour, between(random, 0.7, 1));
  },
};

/** An osmanthus flower: four thick round petals. */
export function blossom(r: number, colour: string, squash = 1): string {
  const petals = [45, 135, 225, 315].map((turn) =>
    group(
      ellipse(r * 0.56, 0, r * 0.52, r * 0.4, { fill: shade(colour, 0.16) }) +
        ellipse(r * 0.54, -r * 0.05, r * 0.44, r * 0.31, { fill: tint(colour, 0.22) }),
      { transform: `rotate(${turn})` },
    ),
  );
  return group(
    petals.join('') + ellipse(0, 0, r * 0.2, r * 0.2, { fill: mix(colour, '#8a5a12', 0.6) }),
    squash === 1 ? {} : { transform: `scale(1 ${num(squash)})` },
  );
}

export function oneLeaf(sheet: Sheet, leaf: Leaf, light = 0): string {
  const colour = pick(sheet.random, leaf.colours);
  return draw[pick(sheet.random, leaf.shapes)](
    sheet.random,
    leaf.size * between(sheet.random, 0.8, 1.1),
    light < 0 ? shade(colour, -light) : tint(colour, light),
  );
}

/** A heap of loose leaf: `rx` by `ry` on the ground and `rise` high; dark and deep below, light on top. */
export function heap(sheet: Sheet, leaf: Leaf, rx: number, ry: number, rise: number, count: number): string {
  const { random } = sheet;
  const leaves = Array.from({ length: count }, (_, i) => {
    const layer = i / count;
    const [angle, reach] = [between(random, 0, 6.283), Math.sqrt(random()) * (1 - layer * 0.55)];
    const y = Math.sin(angle) * ry * reach - rise * (1 - reach) * Math.min(1, layer * 1.5);
    return group(oneLeaf(sheet, leaf, layer * 0.75 - 0.6), {
      transform: `translate(${num(Math.cos(angle) * rx * reach)} ${num(y)}) rotate(${num(between(random, 0, 360))})`,
    });
  });
  const ground = softDisc(sheet, 10, 8, rx * 1.02 + 30, ry * 1.02 + 24, 0.45, 0.7);
  const stray = Array.from({ length: Math.round(count / 46) }, () => {
    const [angle, reach] = [between(random, 0, 6.283), between(random, 1.02, 1.24)];
    const one = group(oneLeaf(sheet, leaf, -0.05), { transform: `rotate(${num(between(random, 0, 360))})` });
    return group(ellipse(3, 5, leaf.size * 0.36, leaf.size * 0.14, { fill: '#20140f', opacity: 0.25 }) + one, {
      transform: `translate(${num(Math.cos(angle) * rx * reach)} ${num(Math.sin(angle) * ry * reach)})`,
    });
  });
  return (
    ground +
    ellipse(0, -rise * 0.1, rx * 0.86, ry * 0.9, { fill: shade(leaf.colours[0] as string, 0.75) }) +
    stray.join('') +
    leaves.join('')
  );
}
