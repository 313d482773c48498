import { above, sweep } from '../backdrop.ts';
import { heap, type Leaf } from '../leaves.ts';
import { branch, scatter } from '../botanics.ts';
import { glass } from '../glass.ts';
import { dishOfLeaf, samplerBox, seal, teaCake } from '../home.ts';
import { turn } from '../lathe.ts';
import { type Surface, matte, satin } from '../light.ts';
import { celadon, clay, indigo, linen, moss, oak, paper, plum, sand, tint, walnut } from '../palette.ts';
import { type Sheet, at, group, path } from '../svg.ts';
import { teapot } from '../teapots.ts';
import { caddy, gaiwan } from '../vessels.ts';
import { pick } from '../wood.ts';
import { type Album, type Picture, cup, fallenBranch, flat, grounds, laid, morning, white } from './kit.ts';

export interface Tea {
  readonly tin: string;
  readonly leaf: Leaf;
  readonly liquor: string;
  readonly ground: string;
  readonly wall: string;
}

const leafOf = (shapes: Leaf['shapes'], colours: readonly string[], size: number): Leaf => ({ shapes, colours, size });

export const teas: Record<string, Tea> = {
  'mingqian-longjing': {
    tin: celadon,
    leaf: leafOf(['spear'], ['#8c9458', '#7d874d', '#a3a468', '#6f7a45'], 78),
    liquor: '#d8cf86',
    ground: grounds.sage,
    wall: '#d5d6c6',
  },
  'osmanthus-oolong': {
    tin: '#cf9c45',
    leaf: leafOf(['ball', 'ball', 'ball', 'blossom'], ['#5a5f3c', '#6a6b44', '#4c5134', '#d9a441'], 58),
    liquor: '#d9ae4f',
    ground: grounds.straw,
    wall: '#e0d3b6',
  },
  'roasted-tieguanyin': {
    tin: clay,
    leaf: leafOf(['ball'], ['#4a3a2a', '#5a4630', '#3c3024'], 60),
    liquor: '#b06a2c',
    ground: grounds.blush,
    wall: '#dccdbb',
  },
  'da-hong-pao': {
    tin: '#3a3535',
    leaf: leafOf(['twist'], ['#3b2f2a', '#463832', '#5a463a'], 104),
    liquor: '#a0522a',
    ground: grounds.stone,
    wall: '#cfc4b6',
  },
  'white-peony': {
    tin: '#e9dfcc',
    leaf: leafOf(['spear', 'bud', 'spear'], ['#8b8a5e', '#77754c', '#a39c74', '#6a5c40'], 88),
    liquor: '#e3cf92',
    ground: grounds.cream,
    wall: '#ddd4c2',
  },
  'silver-needle': {
    tin: '#dcdcd4',
    leaf: leafOf(['bud'], ['#b9b99c', '#a9ad8c', '#cfccb4'], 92),
    liquor: '#e9dcae',
    ground: grounds.mist,
    wall: '#d6d8d5',
  },
  'keemun-hao-ya': {
    tin: plum,
    leaf: leafOf(['twist'], ['#2f2826', '#3a302b', '#2f2826', '#a9813f'], 56),
    liquor: '#a3421f',
    ground: '#d3c3bf',
    wall: '#d8cac4',
  },
  'golden-dianhong': {
    tin: sand,
    leaf: leafOf(['bud', 'twist'], ['#b8823a', '#c79446', '#8a5a2c', '#5a3a24'], 72),
    liquor: '#b5561f',
    ground: grounds.clay,
    wall: '#dfcfb8',
  },
  'pine-smoked-lapsang': {
    tin: indigo,
    leaf: leafOf(['twist'], ['#2a2624', '#332c29', '#3d332e'], 74),
    liquor: '#943c1c',
    ground: '#c3c6cd',
    wall: '#cbccd0',
  },
  'jasmine-pearls': {
    tin: moss,
    leaf: leafOf(['ball'], ['#8a8c62', '#9a9a72', '#72764e'], 66),
    liquor: '#dcd291',
    ground: '#d8d8c4',
    wall: '#d9d8c8',
  },
};

/** The shop's tin: the tea's colour, a paper band with the seal on it. */
export function tin(sheet: Sheet, colour: string, wide = 178, tall = 500): string {
  const band: Surface = matte(paper);
  const y = -tall * 0.4;
  const line = path(`M-42 ${y + 72}Q0 ${y + 84} 42 ${y + 72}`, {
    fill: 'none',
    stroke: colour,
    'stroke-width': 4,
    'stroke-linecap': 'round',
  });
  const mark = at(0, y - 26, seal(62, clay)) + line;
  return (
    caddy(sheet, satin(colour), wide, tall, { surface: band, from: 0.16, to: 0.64 }, satin(tint(colour, 0.06))) +
    group(mark, { transform: `translate(0 ${wide * 0.2})` })
  );
}

const portrait =
  ({ tin: colour, leaf, ground }: Tea): Picture =>
  (sheet) =>
    sweep(sheet, ground) +
    at(520, 1050, tin(sheet, colour, 196, 560)) +
    at(760, 1140, heap(sheet, leaf, 230, 66, 84, 300));

/** The tea poured: three ways of setting the table, in turn. */
const served = ({ tin: colour, liquor, wall, leaf }: Tea, i: number): Picture =>
  [
    morning(
      wall,
      (sheet) =>
        at(880, 985, tin(sheet, colour, 104, 310)) +
        at(470, 1110, gaiwan(sheet, white, 190, liquor)) +
        cup(sheet, 820, 1240, liquor, white, 132, true),
      oak,
      850,
    ),
    morning(
      wall,
      (sheet) =>
        at(300, 1010, tin(sheet, colour, 110, 330)) +
        at(780, 1070, gaiwan(sheet, white, 176)) +
        cup(sheet, 520, 1250, liquor, white, 136, true) +
        at(880, 1270, heap(sheet, leaf, 110, 34, 34, 110)),
      walnut,
      830,
    ),
    morning(
      wall,
      (sheet) =>
        at(620, 1040, gaiwan(sheet, white, 200, liquor)) +
        cup(sheet, 300, 1160, liquor, white, 112) +
        cup(sheet, 860, 1260, liquor, white, 128, true) +
        fallenBranch(sheet, 330, 1330, 110),
      '#d8cbb4',
      800,
    ),
  ][i % 3] as Picture;

const close = ({ leaf }: Tea, i: number): Picture =>
  laid(i % 2 ? '#8a6246' : '#c6ad8c', i % 3 ? 'wood' : 'linen', (sheet) =>
    at(600, 760, dishOfLeaf(sheet, leaf, white, 480, 760)),
  );

const album = Object.fromEntries(
  Object.entries(teas).map(([handle, tea], i) => [handle, [portrait(tea), served(tea, i), close(tea, i)]]),
);

const puer = leafOf(['twist'], ['#3a2820', '#4a3428', '#6a4a34'], 80);
const osmanthus = leafOf(['blossom'], ['#d9a441', '#e0b050', '#c98f32'], 54);
const jarProfile = [
  [128, 0],
  [138, 8],
  [140, 60],
  [140, 250],
  [118, 300],
  [96, 316],
  [96, 350],
] as const;

/** A corked jar of blossoms: the heap inside is cut to the glass. */
function jar(sheet: Sheet): string {
  const inside = 'M-132 -10V-236Q0 -206 132 -236V-10Q0 26 -132 -10Z';
  const filling = group(at(0, -110, heap(sheet, osmanthus, 190, 190, 0, 900)), {
    'clip-path': sheet.clip(path(inside, {})),
  });
  const cork = turn(sheet, {
    profile: [
      [100, 0],
      [104, 30],
      [108, 62],
      [108, 62],
      [40, 64],
      [2, 65],
    ],
    surface: matte('#b98d5e'),
  });
  const body = glass(sheet, { profile: jarProfile });
  return body + filling + group(body, { opacity: 0.7 }) + at(0, -330, cork);
}

export const tea: Album = {
  ...album,
  'shou-puer-cake': [
    flat(grounds.stone, (s) => teaCake(s, false, puer), 1.28),
    laid(
      '#8a6246',
      'wood',
      (s) =>
        at(570, 700, teaCake(s, true, puer), 1.28) +
        at(640, 1270, pick(s, oak), 1, -12) +
        at(900, 1180, heap(s, puer, 110, 70, 20, 70)),
    ),
    morning(
      '#d3c5b4',
      (s) =>
        at(415, 1080, teapot(s, { form: 'clay', wide: 165, surface: matte('#5d3b35') })) +
        at(
          830,
          1180,
          glass(s, {
            profile: [
              [92, 0],
              [98, 6],
              [116, 56],
              [120, 130],
              [104, 220],
              [100, 256],
              [110, 290],
            ],
            liquid: { to: 190, colour: '#5a1f12' },
            handle: true,
            lip: true,
          }),
        ) +
        cup(s, 560, 1300, '#5a1f12', white, 110),
      walnut,
      850,
    ),
  ],
  'dried-osmanthus': [
    (s) => sweep(s, grounds.straw) + at(600, 1090, jar(s), 1.6) + scatter(s, 330, 1100, 560, 150, 26, 17),
    laid('#c9b79c', 'linen', (s) => at(600, 760, dishOfLeaf(s, osmanthus, white, 470, 900))),
    morning(
      '#e0d3b6',
      (s) => cup(s, 420, 1150, '#dcae52', white, 190, true) + fallenBranch(s, 620, 1290, 150),
      oak,
      850,
    ),
  ],
  'tasting-box': [
    flat(grounds.cream, (s) => samplerBox(s, [celadon, '#e9dfcc', '#cf9c45', clay, plum, sand]), 1.22, -8),
    (s) =>
      above(s, linen, 'linen') +
      at(
        600,
        790,
        samplerBox(
          s,
          [celadon, '#e9dfcc', '#cf9c45', clay, plum, sand],
          [teas['mingqian-longjing']?.leaf, undefined, undefined, teas['roasted-tieguanyin']?.leaf],
        ),
        1.3,
        82,
      ) +
      at(
        960,
        1330,
        branch(
          s,
          [
            [0, 0],
            [-80, -80],
            [-90, -200],
            [-40, -300],
          ],
          120,
          9,
        ),
      ),
  ],
};
