import { sweep } from '../backdrop.ts';
import { cluster, foliage } from '../botanics.ts';
import { glass } from '../glass.ts';
import { steam } from '../home.ts';
import { heap } from '../leaves.ts';
import { type Surface, glazed, matte, satin } from '../light.ts';
import { type Point } from '../lathe.ts';
import { celadon, clay, indigo, linen, oak, paper, sand, walnut } from '../palette.ts';
import { type Sheet, at, group, path } from '../svg.ts';
import { type Teapot, brass, iron, teapot } from '../teapots.ts';
import { caddy, gaiwan, vessel } from '../vessels.ts';
import { pick, scoop, teaTray } from '../wood.ts';
import { type Album, alone, cup, fallenBranch, flat, green, grounds, laid, morning, white } from './kit.ts';

const black = glazed('#2d2b2d');
const red = glazed(clay);
const zhuni = matte('#a2492f');
const zini = matte('#5d3b35');
const duanni = matte('#c2a26d');
const foot = { upTo: 0.12, surface: matte('#a2714f') };

const potOf =
  (surface: Surface, form: Teapot['form'] = 'round', wide = 250, speckle = 0) =>
  (s: Sheet): string =>
    teapot(s, { form, wide, surface, speckle });
const tasting =
  (surface: Surface, wide = 320) =>
  (s: Sheet): string =>
    vessel(s, { shape: 'tasting', wide, tall: wide * 1.02, surface, inside: white });
const tall =
  (surface: Surface, wide = 210, speckle = 170, liquid?: string) =>
  (s: Sheet): string =>
    vessel(s, {
      shape: 'tall',
      wide,
      tall: wide * 2.1,
      surface,
      speckle,
      foot,
      ...(liquid && { liquid, depth: 0.12 }),
    });
const tenmoku =
  (wide: number, liquid?: string) =>
  (s: Sheet): string => {
    const bowl = vessel(s, {
      shape: 'tenmoku',
      wide,
      tall: wide * 0.86,
      surface: { ...glazed('#2a2322'), gloss: 0.95 },
      foot: { upTo: 0.17, surface: matte('#6b4a3a') },
      rim: '#7d6a55',
      ...(liquid && { liquid, depth: 0.24 }),
    });
    return bowl;
  };
const boxed =
  (surface: Surface, wide = 210, high = 470) =>
  (s: Sheet): string =>
    caddy(s, surface, wide, high, { surface: matte(paper), from: 0.2, to: 0.6 });
const jugProfile: Point[] = [
  [132, 0],
  [140, 8],
  [166, 80],
  [172, 190],
  [150, 316],
  [144, 366],
  [158, 414],
];
const pitcher =
  (to: number) =>
  (s: Sheet): string =>
    glass(s, { profile: jugProfile, liquid: { to, colour: '#cf963c' }, handle: true, lip: true });

/** A white cup with a sprig painted on its side. */
const painted =
  (mirror: boolean, wide = 200) =>
  (s: Sheet): string => {
    const sprig =
      [
        [-40, 30, -50],
        [-14, 4, 20],
        [16, -20, -70],
        [30, -34, 10],
        [46, -58, -40],
      ]
        .map(([x, y, turn]) => at(x as number, y as number, foliage(52, '#5b7152'), 1, turn))
        .join('') +
      path('M-70 70C-30 20 10 -10 56 -74', {
        fill: 'none',
        stroke: '#6d523e',
        'stroke-width': 5,
        'stroke-linecap': 'round',
      }) +
      at(-18, 16, cluster(s, 17, 8)) +
      at(26, -24, cluster(s, 19, 9)) +
      at(-50, 52, cluster(s, 13, 7));
    return (
      vessel(s, { shape: 'round', wide, tall: wide * 1.12, surface: white }) +
      group(sprig, {
        transform: `translate(-6 ${-wide * 0.46}) scale(${mirror ? -wide / 190 : wide / 190} ${wide / 190})`,
        opacity: 0.92,
      })
    );
  };

const travel =
  (surface: Surface) =>
  (s: Sheet): string =>
    at(-60, -40, gaiwan(s, surface, 176)) +
    at(240, 60, vessel(s, { shape: 'tasting', wide: 96, tall: 92, surface, inside: white })) +
    at(-300, 70, vessel(s, { shape: 'tasting', wide: 96, tall: 92, surface, inside: white }));

export const teaware: Album = {
  'celadon-gaiwan': [
    alone(grounds.cream, (s) => gaiwan(s, green, 290), 1090),
    morning(
      '#d5d6c6',
      (s) =>
        at(440, 1090, gaiwan(s, green, 200, '#d8cf86')) +
        cup(s, 800, 1080, '#d8cf86', green, 108) +
        cup(s, 900, 1250, '#d8cf86', white, 122, true),
      oak,
      840,
    ),
    alone(grounds.mist, (s) => gaiwan(s, white, 290), 1090),
    alone(grounds.clay, (s) => gaiwan(s, black, 290), 1090),
  ],
  'yixing-shuiping': [
    alone(grounds.cream, potOf(zhuni, 'clay', 262), 1070, 1, 590),
    morning(
      '#dccdbb',
      (s) =>
        at(470, 1080, teapot(s, { form: 'clay', wide: 190, surface: zhuni })) +
        cup(s, 830, 1190, '#b06a2c', white, 104) +
        cup(s, 640, 1320, '#b06a2c', white, 112, true),
      walnut,
      830,
    ),
    alone(grounds.sage, potOf(zini, 'clay', 262), 1070, 1, 590),
    alone(grounds.stone, potOf(duanni, 'clay', 262), 1070, 1, 590),
  ],
  'round-teapot': [
    alone(grounds.blush, potOf(green, 'round', 272), 1090, 1, 590),
    morning(
      '#d9d0bf',
      (s) =>
        at(520, 1080, potOf(green, 'round', 196)(s)) +
        cup(s, 930, 1150, '#b5561f', white, 116) +
        cup(s, 740, 1310, '#b5561f', green, 132, true),
      oak,
      820,
    ),
    alone(grounds.sage, potOf(satin('#e8decb'), 'round', 272, 240), 1090, 1, 590),
    alone(grounds.straw, potOf(glazed(indigo), 'round', 272), 1090, 1, 590),
  ],
  'tasting-cup': [
    alone(grounds.sage, tasting(white), 1040),
    morning(
      '#d9cfbe',
      (s) =>
        cup(s, 330, 1090, '#d9ae4f', white, 150) +
        cup(s, 660, 1160, '#d9ae4f', red, 150) +
        cup(s, 930, 1050, '#d9ae4f', green, 150),
      oak,
      850,
    ),
    alone(grounds.cream, tasting(green), 1040),
    alone(grounds.mist, tasting(red), 1040),
  ],
  'osmanthus-cup-pair': [
    (s) => sweep(s, grounds.straw) + at(410, 990, painted(false)(s)) + at(790, 1120, painted(true, 215)(s)),
    morning(
      '#e0d6c0',
      (s) =>
        at(430, 1060, painted(false, 165)(s)) + at(760, 1150, painted(true, 175)(s)) + fallenBranch(s, 260, 1330, 140),
      oak,
      830,
    ),
  ],
  'glass-pitcher': [
    alone('#d9cdb6', pitcher(270), 1110, 1.3, 570),
    morning(
      '#d5d2c4',
      (s) =>
        at(560, 1110, pitcher(250)(s), 0.9) +
        cup(s, 290, 1260, '#cf963c', white, 122) +
        cup(s, 900, 1230, '#cf963c', white, 122),
      walnut,
      840,
    ),
  ],
  'tea-caddy': [
    alone(grounds.stone, boxed(satin(indigo)), 1090),
    morning(
      '#d6cfc0',
      (s) =>
        at(300, 1040, boxed(satin(clay), 122, 290)(s)) +
        at(620, 1060, boxed(satin(indigo), 150, 420)(s)) +
        at(940, 1050, boxed(satin(celadon), 130, 330)(s)),
      walnut,
      900,
    ),
    alone(grounds.cream, boxed(satin(celadon)), 1090),
    alone(grounds.sage, boxed(satin(clay), 220, 380), 1060),
  ],
  'bamboo-scoop-set': [
    flat(grounds.sage, (s) => at(0, -90, scoop(s, sand), 1.2, -22) + at(40, 210, pick(s, sand), 1.15, -22), 1.1),
    laid(
      linen,
      'linen',
      (s) =>
        at(600, 700, scoop(s, sand), 1.5, -30) +
        at(
          500,
          755,
          heap(s, { shapes: ['spear'], colours: ['#8c9458', '#7d874d', '#a3a468'], size: 70 }, 170, 80, 40, 240),
          1,
          -30,
        ),
    ),
    flat(grounds.cream, (s) => at(0, -90, scoop(s, walnut), 1.2, -22) + at(40, 210, pick(s, walnut), 1.15, -22), 1.1),
  ],
  'slatted-tea-tray': [
    flat(grounds.cream, (s) => teaTray(s, walnut, 860, 540), 1.08, -7),
    morning(
      '#d8cebb',
      (s) =>
        at(600, 1150, sideTray(s)) +
        at(470, 1085, teapot(s, { form: 'clay', wide: 150, surface: zini })) +
        cup(s, 780, 1100, '#a0522a', white, 92) +
        cup(s, 900, 1050, '#a0522a', white, 84),
      oak,
      820,
    ),
    flat(grounds.sage, (s) => teaTray(s, oak, 860, 540), 1.08, -7),
  ],
  'travel-gaiwan': [
    alone(grounds.blush, travel(white), 1070, 1.35),
    morning('#d9d4c6', (s) => at(600, 1110, travel(white)(s), 1.1), linen, 800),
    alone(grounds.cream, travel(green), 1070, 1.35),
  ],
  'iron-kettle': [
    alone(
      grounds.stone,
      (s) => teapot(s, { form: 'kettle', wide: 262, surface: iron, hail: true, handle: brass }),
      1140,
      1,
      580,
    ),
    morning(
      '#d3c9b8',
      (s) =>
        at(500, 1170, teapot(s, { form: 'kettle', wide: 210, surface: iron, hail: true, handle: brass })) +
        at(830, 880, steam(s, 340)) +
        cup(s, 950, 1280, '#b06a2c', green, 112),
      walnut,
      850,
    ),
    (s) =>
      sweep(s, grounds.clay) +
      at(640, 1420, teapot(s, { form: 'kettle', wide: 470, surface: iron, hail: true, handle: brass })),
  ],
  'tall-cup': [
    alone(grounds.sage, tall(satin('#cdbc9c')), 1090),
    morning(
      '#d6d3c6',
      (s) =>
        at(420, 1120, tall(satin('#cdbc9c'), 150, 130, '#b98a3c')(s)) +
        at(790, 1210, tall(green, 156, 60, '#b98a3c')(s) + at(0, -330, steam(s, 300))),
      oak,
      850,
    ),
    alone(grounds.cream, tall(satin(celadon), 210, 150), 1090),
    alone(grounds.blush, tall({ ...black, gloss: 0.4 }, 210, 0), 1090),
  ],
  'tenmoku-bowl': [
    alone(grounds.stone, tenmoku(380), 1060),
    morning('#a89c8c', (s) => at(590, 1190, tenmoku(290, '#a0522a')(s) + at(0, -250, steam(s, 330))), '#4a342a', 850),
    (s) => sweep(s, grounds.straw) + at(500, 1010, tenmoku(260)(s)) + fallenBranch(s, 640, 1200, 150),
  ],
};

/** The slatted tray from the front: a low box with a dark line under its deck. */
function sideTray(s: Sheet): string {
  const top = 'M-420 -120L420 -120L480 0L-480 0Z';
  const front = 'M-480 0H480V62Q480 72 470 72H-470Q-480 72 -480 62Z';
  const lines = [0.2, 0.4, 0.6, 0.8]
    .map((t) =>
      path(`M${-420 - 60 * t} ${-120 + 120 * t}H${420 + 60 * t}`, {
        stroke: '#3a241a',
        'stroke-width': 3 + 3 * t,
        'stroke-opacity': 0.8,
      }),
    )
    .join('');
  return (
    group(path('M-470 50H520L600 84H-400Z', { fill: '#20140f', opacity: 0.5, filter: s.blur(14) })) +
    path(top, {
      fill: s.linear(
        [
          [0, '#8c634a'],
          [1, '#7a5238'],
        ],
        [0, 0],
        [1, 1],
      ),
    }) +
    lines +
    path(front, {
      fill: s.linear(
        [
          [0, '#6f4a33'],
          [1, '#4e3324'],
        ],
        [0, 0],
        [0, 1],
      ),
    }) +
    path('M-480 2H480', { stroke: '#a67e60', 'stroke-width': 4 })
  );
}
