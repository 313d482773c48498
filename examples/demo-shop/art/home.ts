import { castShadow, dropShadow } from './backdrop.ts';
import { type Point, onSurface, tilt, turn } from './lathe.ts';
import { type Leaf, blossom, heap, oneLeaf } from './leaves.ts';
import { type Surface, glazed, matte, satin } from './light.ts';
import { clay, gold, lit, paper, shade, tint } from './palette.ts';
import { between } from './random.ts';
import { type Sheet, ellipse, group, num, path, rect } from './svg.ts';
import { tube } from './tube.ts';
import { brass } from './teapots.ts';
import { fit, vessel } from './vessels.ts';

/** The shop's seal: a clay-red square with one blossom cut out of it. */
export const seal = (size: number, colour = clay): string =>
  rect(-size / 2, -size / 2, size, size, { rx: size * 0.12, fill: colour }) + blossom(size * 0.36, paper);

/** A candle in a ceramic cup; lit when `flame`. */
export function candle(sheet: Sheet, surface: Surface, flame: boolean, wide = 170): string {
  const tall = wide * 1.25;
  const cup = vessel(sheet, { shape: 'tall', wide, tall, surface, liquid: '#efe2c6', depth: 0.13 });
  const y = -tall + tall * 0.13;
  const wick = path(`M0 ${num(y)}q4 -14 0 -34`, {
    stroke: '#3a2f28',
    'stroke-width': 6,
    fill: 'none',
    'stroke-linecap': 'round',
  });
  const top = y - 28;
  const fire = flame
    ? ellipse(0, top - 40, 320, 320, {
        fill: sheet.radial([
          [0, '#ffdf9a', 0.55],
          [0.35, '#ffd27c', 0.2],
          [1, '#ffd27c', 0],
        ]),
      }) +
      path(
        `M0 ${num(top + 8)}C-26 ${num(top - 6)} -20 ${num(top - 50)} 2 ${num(top - 96)}` +
          `C18 ${num(top - 56)} 28 ${num(top - 8)} 0 ${num(top + 8)}Z`,
        {
          fill: sheet.linear(
            [
              [0, '#fff6d8'],
              [0.55, '#ffd06a'],
              [1, '#e88a2e'],
            ],
            [0, 0],
            [0, 1],
          ),
        },
      ) +
      ellipse(0, top - 8, 8, 16, { fill: '#fff8e6', opacity: 0.9 })
    : '';
  const glow = flame
    ? ellipse(0, y, wide * 0.6, wide * 0.6 * tilt, { fill: '#fff2c4', opacity: 0.6, filter: sheet.blur(6) })
    : '';
  return cup + glow + wick + fire;
}

/** A brass dish with a burning stick, its smoke rising. */
export function incense(sheet: Sheet, smoke: boolean, dish: Surface = brass): string {
  const profile: Point[] = [
    [150, 0],
    [156, 8],
    [156, 8],
    [190, 16],
    [208, 30],
    [210, 34],
  ];
  const base =
    castShadow(sheet, 170, 50) +
    turn(sheet, { profile, surface: dish, open: { lip: 7, inside: dish, depth: 18, floor: 0.84 } });
  const holder = group(
    turn(sheet, {
      profile: [
        [20, 0],
        [22, 6],
        [16, 20],
        [10, 26],
        [9, 30],
      ],
      surface: dish,
    }),
    { transform: 'translate(-70 -18)' },
  );
  const stick = tube(
    sheet,
    Array.from({ length: 60 }, (_, i): [number, number] => [-70 + i * 5.1, -44 - i * 7.2]),
    () => 8,
    matte('#5b4636'),
  );
  const ember =
    ellipse(232, -472, 6, 6, { fill: '#e8672e' }) +
    ellipse(232, -472, 16, 16, { fill: '#ff9a4e', opacity: 0.4, filter: sheet.blur(4) });
  const wisp = smoke
    ? [
        'M232 -478C190 -560 280 -620 236 -700C196 -780 290 -830 250 -930',
        'M232 -478C204 -570 262 -640 226 -720C200 -790 260 -860 236 -960',
      ]
        .map((d, i) =>
          path(d, {
            fill: 'none',
            stroke: '#ffffff',
            'stroke-width': 12 - i * 5,
            'stroke-opacity': 0.5,
            'stroke-linecap': 'round',
            filter: sheet.blur(5),
          }),
        )
        .join('')
    : '';
  return base + holder + stick + ember + wisp;
}

/** Loose incense sticks in their paper band, from above. */
export function sticks(sheet: Sheet, count = 22): string {
  const one = (i: number): string =>
    tube(
      sheet,
      Array.from({ length: 30 }, (_, s): [number, number] => [
        -380 + s * 26,
        i * 8 - count * 4 + between(sheet.random, -0.6, 0.6),
      ]),
      () => 9,
      matte(i % 3 ? '#6a5040' : '#7a5c46'),
    );
  return (
    dropShadow(sheet, rect(-380, -count * 4, 760, count * 8, {}), 12) +
    Array.from({ length: count }, (_, i) => one(i)).join('') +
    rect(-90, -count * 4 - 8, 180, count * 8 + 12, {
      fill: sheet.linear(
        [
          [0, tint(paper, 0.4)],
          [0.5, paper],
          [1, shade(paper, 0.3)],
        ],
        [0, 0],
        [0, 1],
      ),
    }) +
    seal(70)
  );
}

/** A paper lantern on a wooden foot. */
export function lamp(sheet: Sheet, glow = true): string {
  const profile: Point[] = [
    [90, 0],
    [170, 40],
    [236, 140],
    [256, 260],
    [236, 380],
    [170, 480],
    [96, 520],
    [90, 524],
  ];
  const shell = turn(sheet, { profile, surface: { colour: glow ? '#f6e3b8' : '#efe6d4', gloss: 0, polish: 1 } });
  const place = onSurface(profile);
  const ribs = Array.from({ length: 16 }, (_, i) => {
    const h = 24 + i * 32;
    const [r, y] = [place(Math.PI / 2, h)[0], -h];
    return path(`M${num(-r)} ${num(y)}A${num(r)} ${num(r * tilt)} 0 0 0 ${num(r)} ${num(y)}`, {
      fill: 'none',
      stroke: '#a8885a',
      'stroke-width': 3,
      'stroke-opacity': 0.5,
    });
  }).join('');
  const light = glow
    ? ellipse(0, -260, 250, 265, {
        fill: sheet.radial([
          [0, '#fffbe8', 0.95],
          [0.6, '#ffeab4', 0.55],
          [1, '#ffd98a', 0],
        ]),
      })
    : '';
  const halo = glow
    ? ellipse(0, -260, 620, 620, {
        fill: sheet.radial([
          [0, '#ffe0a0', 0.55],
          [1, '#ffe0a0', 0],
        ]),
      })
    : '';
  const foot = turn(sheet, {
    profile: [
      [120, 0],
      [124, 6],
      [124, 6],
      [122, 22],
      [70, 30],
      [40, 44],
      [36, 60],
    ],
    surface: satin('#7a5238'),
  });
  return castShadow(sheet, 128, 300) + foot + halo + group(shell + light + ribs, { transform: 'translate(0 -56)' });
}

const vases = {
  moon: [
    [46, 0],
    [50, 8],
    [96, 60],
    [112, 130],
    [96, 200],
    [50, 244],
    [24, 256],
    [22, 280],
    [28, 290],
  ],
} satisfies Record<string, Point[]>;

export function vase(sheet: Sheet, kind: keyof typeof vases, surface: Surface, wide = 150, tall = 500): string {
  const profile = fit(vases[kind], wide, tall);
  return (
    castShadow(sheet, (profile[0] as Point)[0] * 1.15, tall) +
    turn(sheet, {
      profile,
      surface,
      open: { lip: wide * 0.05, inside: matte(shade(surface.colour, 0.5)), depth: 26, floor: 0.8 },
    })
  );
}

/** Pressed tea in the round, from above: bare at `bare`, else in its tied paper. */
export function teaCake(sheet: Sheet, bare: boolean, leaf: Leaf, r = 330): string {
  const disc = (x: number, fill: string): string => ellipse(0, 0, x, x, { fill });
  if (bare) {
    const flakes = Array.from({ length: 620 }, () => {
      const [angle, reach] = [between(sheet.random, 0, 6.283), Math.sqrt(sheet.random()) * r * 0.93];
      return group(oneLeaf(sheet, leaf, between(sheet.random, -0.4, 0.12)), {
        transform:
          `translate(${num(Math.cos(angle) * reach)} ${num(Math.sin(angle) * reach)}) ` +
          `rotate(${num((angle * 180) / Math.PI + 90 + between(sheet.random, -40, 40))})`,
      });
    }).join('');
    return (
      dropShadow(sheet, ellipse(0, 0, r, r, {}), 22) +
      disc(r, shade(leaf.colours[0] as string, 0.5)) +
      group(flakes, { 'clip-path': sheet.clip(ellipse(0, 0, r, r, {})) }) +
      disc(
        r,
        sheet.radial(
          [
            [0, '#fffaf0', 0.16],
            [0.5, '#fffaf0', 0.02],
            [0.86, '#140c0a', 0.1],
            [1, '#140c0a', 0.6],
          ],
          [0.4, 0.38],
          0.66,
        ),
      )
    );
  }
  const pleats = Array.from({ length: 44 }, (_, i) => {
    const a = (i / 44) * 6.283 + between(sheet.random, -0.04, 0.04);
    return path(
      `M${num(Math.cos(a) * r)} ${num(Math.sin(a) * r)}` +
        `L${num(Math.cos(a + 0.16) * r * 0.84)} ${num(Math.sin(a + 0.16) * r * 0.84)}`,
      { stroke: i % 2 ? '#8d7a5c' : '#fffaf0', 'stroke-width': 4, 'stroke-opacity': 0.4, 'stroke-linecap': 'round' },
    );
  }).join('');
  const ring = [0.62, 0.58]
    .map((s, i) => ellipse(0, 0, r * s, r * s, { fill: 'none', stroke: clay, 'stroke-width': i ? 3 : 9 }))
    .join('');
  return (
    dropShadow(sheet, ellipse(0, 0, r, r, {}), 22) +
    disc(
      r,
      sheet.radial(
        [
          [0, lit('#e6d8ba', 0.75)],
          [0.75, lit('#e6d8ba', 0.62)],
          [1, lit('#e6d8ba', 0.36)],
        ],
        [0.42, 0.4],
        0.6,
      ),
    ) +
    pleats +
    ring +
    group(blossom(r * 0.26, gold), { transform: 'rotate(12)' }) +
    group(seal(60), { transform: `translate(${num(r * 0.36)} ${num(r * 0.66)})` })
  );
}

/** Six small tins in a paper box, from above. */
export function samplerBox(sheet: Sheet, colours: readonly string[], open: readonly (Leaf | undefined)[] = []): string {
  const box = rect(-420, -290, 840, 580, { rx: 10 });
  const tins = colours
    .map((colour, i) => {
      const inside = open[i];
      const lid = inside
        ? ellipse(0, 0, 106, 106, { fill: shade(inside.colours[0] as string, 0.6) }) +
          group(heap(sheet, { ...inside, size: inside.size * 0.55 }, 96, 96, 6, 260), {
            'clip-path': sheet.clip(ellipse(0, 0, 108, 108, {})),
          })
        : ellipse(0, 0, 110, 110, {
            fill: sheet.linear(
              [
                [0, lit(colour, 0.78)],
                [0.5, lit(colour, 0.62)],
                [1, lit(colour, 0.46)],
              ],
              [0, 0],
              [1, 1],
            ),
          }) + group(blossom(34, tint(colour, 0.45)), { opacity: 0.85 });
      const tin =
        dropShadow(sheet, ellipse(0, 0, 122, 122, {}), 9) +
        ellipse(0, 0, 122, 122, {
          fill: sheet.linear(
            [
              [0, tint(colour, 0.5)],
              [0.5, colour],
              [1, shade(colour, 0.6)],
            ],
            [0, 0],
            [1, 1],
          ),
        }) +
        lid;
      return group(tin, { transform: `translate(${-268 + (i % 3) * 268} ${-136 + Math.floor(i / 3) * 272})` });
    })
    .join('');
  return (
    dropShadow(sheet, box, 24) +
    rect(-420, -290, 840, 580, { rx: 10, fill: lit('#d8c8a8', 0.7) }) +
    rect(-404, -274, 808, 548, {
      rx: 6,
      fill: sheet.linear(
        [
          [0, lit('#bfae8e', 0.3)],
          [0.1, lit('#bfae8e', 0.5)],
          [1, lit('#bfae8e', 0.6)],
        ],
        [0, 0],
        [0.6, 1],
      ),
    }) +
    tins
  );
}

/** A white dish of loose leaf, seen from above. */
export function dishOfLeaf(sheet: Sheet, leaf: Leaf, surface: Surface = glazed(paper), r = 400, count = 620): string {
  const ring = (x: number, a: number, b: number): string =>
    ellipse(0, 0, x, x, {
      fill: sheet.linear(
        [
          [0, lit(surface.colour, a)],
          [1, lit(surface.colour, b)],
        ],
        [0, 0],
        [1, 1],
      ),
    });
  return (
    dropShadow(sheet, ellipse(0, 0, r, r, {}), 24) +
    ring(r, 0.8, 0.46) +
    ring(r * 0.97, 0.66, 0.62) +
    ring(r * 0.86, 0.46, 0.72) +
    ring(r * 0.8, 0.6, 0.66) +
    heap(sheet, leaf, r * 0.6, r * 0.6, 0, count)
  );
}

/** A thread of steam over something hot. */
export const steam = (sheet: Sheet, height: number): string =>
  group(
    [-26, 22]
      .map((x, i) =>
        path(
          `M${x} 0` +
            `C${x - 50} ${num(-height * 0.3)} ${x + 50} ${num(-height * 0.5)} ${x} ${num(-height * (1 - i * 0.2))}`,
          { fill: 'none', stroke: '#ffffff', 'stroke-width': 22, 'stroke-linecap': 'round' },
        ),
      )
      .join(''),
    { opacity: 0.3, filter: sheet.blur(13) },
  );
