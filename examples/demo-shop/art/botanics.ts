import { blossom } from './leaves.ts';
import { matte } from './light.ts';
import { gold, shade, tint } from './palette.ts';
import { between } from './random.ts';
import { type Sheet, ellipse, group, num, path } from './svg.ts';
import { type Place, along, tube } from './tube.ts';

const green = '#55684a';

/** A leathery osmanthus leaf from the origin to the right, pointed, with its midrib. */
export function foliage(length: number, colour = green, fold = 0.3): string {
  const w = length * 0.19;
  const end = `${num(length)} 0`;
  const veins = [0.25, 0.42, 0.58, 0.74]
    .map(
      (t) =>
        `M${num(length * t)} 0l${num(length * 0.1)} ${num(-w * 0.72)}M${num(length * t)} 0` +
        `l${num(length * 0.1)} ${num(w * 0.68)}`,
    )
    .join('');
  return (
    path(
      `M0 0C${num(length * 0.25)} ${num(-w * 1.5)} ${num(length * 0.7)} ${num(-w * 1.3)} ${end}` +
        `C${num(length * 0.7)} ${num(w * 1.3)} ${num(length * 0.25)} ${num(w * 1.5)} 0 0Z`,
      { fill: shade(colour, 0.22) },
    ) +
    path(
      `M0 0C${num(length * 0.25)} ${num(-w * 1.5)} ${num(length * 0.7)} ${num(-w * 1.3)} ${end}` +
        `Q${num(length * 0.5)} ${num(-w * 0.15)} 0 0Z`,
      { fill: tint(colour, fold) },
    ) +
    path(veins, {
      stroke: shade(colour, 0.4),
      'stroke-width': Math.max(0.8, length * 0.006),
      fill: 'none',
      opacity: 0.4,
    }) +
    path(`M0 0L${end}`, { stroke: tint(colour, 0.5), 'stroke-width': Math.max(1, length * 0.014), opacity: 0.7 })
  );
}

/** A ball of small blossoms. */
export function cluster(sheet: Sheet, radius: number, count = 12, colour = gold): string {
  const flowers = Array.from({ length: count }, (_, i) => {
    const [angle, reach] = [between(sheet.random, 0, 6.283), radius * Math.sqrt(1 - i / count)];
    const tone = i < count / 3 ? shade(colour, 0.22) : tint(colour, between(sheet.random, 0, 0.3));
    return group(blossom(radius * between(sheet.random, 0.42, 0.56), tone, between(sheet.random, 0.7, 1)), {
      transform:
        `translate(${num(Math.cos(angle) * reach)} ${num(Math.sin(angle) * reach)}) ` +
        `rotate(${num(between(sheet.random, 0, 90))})`,
    });
  });
  return flowers.join('');
}

/** A flowering osmanthus branch along a curve. `size` is the length of a leaf; the first `bare` nodes carry none. */
export function branch(sheet: Sheet, chain: readonly Place[], size: number, thick = 12, bare = 1): string {
  const line = along(chain, 40);
  const back: string[] = [];
  const front: string[] = [];
  const flowers: string[] = [];
  const nodes = Math.round(line.length / 7);
  for (let i = bare; i <= nodes; i++) {
    const index = Math.min(line.length - 1, Math.round((i / nodes) * (line.length - 1)));
    const [x, y] = line[index] as Place;
    const [px, py] = line[Math.max(0, index - 3)] as Place;
    const heading = (Math.atan2(y - py, x - px) * 180) / Math.PI;
    for (const side of [-1, 1]) {
      const spread = i === nodes ? 14 : between(sheet.random, 38, 62);
      const leaf = foliage(size * between(sheet.random, 0.72, 1.1), i % 2 ? green : '#647856', side < 0 ? 0.34 : 0.18);
      (side < 0 ? back : front).push(
        group(leaf, { transform: `translate(${num(x)} ${num(y)}) rotate(${num(heading + side * spread)})` }),
      );
    }
    if (i < nodes) {
      flowers.push(
        group(
          ellipse(3, 5, size * 0.17, size * 0.15, { fill: '#22301c', opacity: 0.35, filter: sheet.blur(4) }) +
            cluster(sheet, size * between(sheet.random, 0.14, 0.2)),
          { transform: `translate(${num(x)} ${num(y)})` },
        ),
      );
    }
  }
  return (
    back.join('') +
    tube(sheet, line, (t) => thick * (1 - 0.62 * t), matte('#6d523e')) +
    front.join('') +
    flowers.join('')
  );
}

/** Fallen blossoms, scattered with their small shadows. */
export function scatter(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  count: number,
  size = 13,
  colour = gold,
): string {
  return Array.from({ length: count }, () => {
    const place =
      `translate(${num(x + width * sheet.random())} ${num(y + height * sheet.random())}) ` +
      `rotate(${num(between(sheet.random, 0, 90))})`;
    return group(
      ellipse(2, 3, size * 0.8, size * 0.6, { fill: '#20140f', opacity: 0.28 }) +
        blossom(
          size * between(sheet.random, 0.75, 1.1),
          tint(colour, between(sheet.random, 0, 0.25)),
          between(sheet.random, 0.6, 0.9),
        ),
      { transform: place },
    );
  }).join('');
}
