import { above, castShadow, room } from '../backdrop.ts';
import { branch, scatter } from '../botanics.ts';
import { bands, foldedPile, foldedSquare } from '../cloth.ts';
import { candle, incense, lamp, sticks, steam, vase } from '../home.ts';
import { type Surface, glazed, matte, satin } from '../light.ts';
import { turn } from '../lathe.ts';
import { celadon, clay, gold, indigo, linen, oak, paper, porcelain, sand, walnut } from '../palette.ts';
import { type Sheet, at } from '../svg.ts';
import { teapot } from '../teapots.ts';
import { plate, vessel } from '../vessels.ts';
import { board, chopsticks, rest } from '../wood.ts';
import { type Album, alone, cloth, cup, fallenBranch, flat, green, grounds, laid, morning, white } from './kit.ts';
import { cupAbove, plateAbove, potAbove } from './ware.ts';

const black = glazed('#2d2b2d');
const chestnut = '#b48a5c';
const foot = { upTo: 0.13, surface: matte('#a2714f') };
const vermilion: Surface = { ...glazed('#a83f2e'), polish: 60 };

const pile =
  (colour: string) =>
  (s: Sheet): string =>
    foldedPile(s, [colour, colour, colour, colour], 660, 70, 120);
const runner =
  (colour: string, stripe: string) =>
  (s: Sheet): string =>
    at(26, 60, foldedSquare(s, colour, 470, '', 1.9)) +
    foldedSquare(
      s,
      colour,
      500,
      bands(
        [
          [250, 34],
          [305, 14],
          [338, 8],
        ],
        stripe,
      ),
      1.8,
    );
const towel =
  (stripe: string) =>
  (s: Sheet): string =>
    foldedSquare(
      s,
      '#efe6d5',
      560,
      bands(
        [
          [-310, 12],
          [-284, 12],
          [-258, 12],
          [210, 40],
          [270, 12],
          [296, 12],
        ],
        stripe,
      ),
      1.4,
    );
const bowl =
  (surface: Surface, wide = 300, liquid?: string) =>
  (s: Sheet): string =>
    vessel(s, {
      shape: 'deep',
      wide,
      tall: wide * 0.82,
      surface,
      foot,
      speckle: surface === black ? 0 : 110,
      ...(liquid ? { liquid, depth: 0.16 } : { depth: 0.5 }),
    });
const tray =
  (surface: Surface, wide = 380, k = 0.3) =>
  (s: Sheet): string =>
    castShadow(s, wide * 0.94, 40, k) +
    turn(s, {
      tilt: k,
      profile: [
        [wide * 0.93, 0],
        [wide * 0.95, 5],
        [wide * 0.95, 5],
        [wide * 0.99, 24],
        [wide, 44],
      ],
      surface,
      open: { lip: 11, inside: surface, depth: 30, floor: 0.93 },
    });
const waxCup =
  (surface: Surface, flame = false) =>
  (s: Sheet): string =>
    candle(s, surface, flame, 230);
const bud =
  (surface: Surface) =>
  (s: Sheet): string =>
    vase(s, 'moon', surface, 230, 610);
const pair =
  (wood: string) =>
  (s: Sheet): string =>
    at(0, -70, at(-330, 4, rest(s, celadon)) + chopsticks(s, wood, gold)) +
    at(40, 130, at(-330, 4, rest(s, celadon)) + chopsticks(s, wood, gold));

export const table: Album = {
  'linen-napkins': [
    alone(grounds.cream, pile(celadon), 1010, 1.1),
    laid(
      '#9c7654',
      'wood',
      (s) =>
        at(690, 640, plateAbove(s, white, 360)) +
        cloth(s, 280, 780, celadon, 330, -4, 1.9) +
        at(690, 1190, chopsticks(s, walnut, gold, 760), 1, 3),
    ),
    alone(grounds.sage, pile(linen), 1010, 1.1),
    alone(grounds.blush, pile(clay), 1010, 1.1),
  ],
  'linen-runner': [
    flat(grounds.cream, runner(indigo, paper), 1.05, -5, 600, 740),
    laid(
      '#b08b62',
      'wood',
      (s) =>
        cloth(s, 600, 750, indigo, 560, 2, 3) +
        at(600, 470, potAbove(s, green, 175)) +
        at(470, 930, cupAbove(s, white, 104, '#d9ae4f')) +
        at(740, 1060, cupAbove(s, white, 104, '#d9ae4f')) +
        scatter(s, 380, 800, 440, 180, 12, 14),
    ),
    flat(grounds.sage, runner(linen, '#a3805a'), 1.05, -5, 600, 740),
  ],
  'tea-towels': [
    flat(grounds.sage, towel(indigo), 1.12, 5),
    morning(
      '#d9d0bf',
      (s) =>
        at(400, 1150, foldedPile(s, ['#efe6d5', '#e5d4ae', '#efe6d5'], 460, 56, 84)) +
        at(820, 1110, teapot(s, { form: 'round', wide: 168, surface: green })),
      oak,
      830,
    ),
    flat(grounds.straw, towel(gold), 1.12, 5),
  ],
  'serving-board': [
    flat(grounds.cream, (s) => board(s, oak), 1.24, -62),
    laid(
      linen,
      'linen',
      (s) =>
        cloth(s, 880, 380, celadon, 420, 14) +
        at(540, 800, board(s, oak), 1.2, -68) +
        at(450, 960, cupAbove(s, white, 128, '#d9ae4f')) +
        at(620, 640, cupAbove(s, green, 116, '#d9ae4f')) +
        scatter(s, 420, 1060, 240, 160, 9, 14),
    ),
    flat(grounds.sage, (s) => board(s, walnut), 1.24, -62),
  ],
  'lacquer-tray': [
    alone(grounds.stone, tray(vermilion, 430), 960),
    morning(
      '#d9cbb8',
      (s) =>
        at(600, 1170, tray(vermilion, 430, 0.24)(s)) +
        at(500, 1130, teapot(s, { form: 'round', wide: 146, surface: white })) +
        cup(s, 800, 1140, '#d9ae4f', white, 84) +
        cup(s, 720, 1215, '#d9ae4f', white, 88),
      walnut,
      850,
    ),
    alone(grounds.blush, tray({ ...black, polish: 60 }, 430), 960),
  ],
  'osmanthus-candle': [
    alone(grounds.straw, waxCup(satin('#d5a04a')), 1060),
    (s) =>
      room(s, '#8f8475', '#5f4331', 850) +
      at(470, 1120, candle(s, satin('#d5a04a'), true, 190)) +
      fallenBranch(s, 640, 1290, 150),
    alone(grounds.cream, waxCup(satin(celadon), true), 1060),
    alone(grounds.clay, waxCup({ ...black, gloss: 0.4 }), 1060),
  ],
  'incense-set': [
    alone(grounds.dusk, (s) => incense(s, true), 1180, 1.3, 520),
    flat(grounds.cream, (s) => sticks(s), 1.2, -32),
    morning('#c9beac', (s) => at(470, 1120, incense(s, true)), walnut, 860),
  ],
  'bud-vase': [
    alone(grounds.stone, bud(white), 1120),
    (s) =>
      room(s, '#d8d0bd', oak, 980) +
      at(
        560,
        1190,
        vase(s, 'moon', white, 220, 590) +
          at(
            0,
            -604,
            branch(
              s,
              [
                [-6, 20],
                [-10, -90],
                [80, -160],
                [60, -300],
              ],
              130,
              9,
              2,
            ),
          ) +
          at(
            0,
            -604,
            branch(
              s,
              [
                [8, 20],
                [30, -60],
                [150, -70],
                [220, -150],
              ],
              110,
              7,
              2,
            ),
          ),
      ) +
      scatter(s, 680, 1240, 220, 60, 8, 13),
    alone(grounds.cream, bud(green), 1120),
    alone(grounds.sage, bud(glazed(clay)), 1120),
  ],
  'side-plate': [
    alone(grounds.clay, (s) => plate(s, white, 430, 0.36), 930),
    laid(
      linen,
      'linen',
      (s) =>
        at(560, 560, plateAbove(s, white, 330)) +
        at(760, 1030, plateAbove(s, green, 250)) +
        at(300, 1060, chopsticks(s, walnut, gold, 660), 1, -64),
    ),
    alone(grounds.cream, (s) => plate(s, green, 430, 0.36), 930),
    alone(grounds.straw, (s) => plate(s, glazed(indigo), 430, 0.36), 930),
  ],
  'noodle-bowl': [
    alone(grounds.cream, bowl(green, 320), 1060),
    morning(
      '#d9d0bf',
      (s) =>
        at(480, 1170, bowl(white, 270, '#a8713a')(s) + at(0, -230, steam(s, 330))) +
        at(890, 1250, foldedPile(s, [celadon, celadon], 300, 42, 60)),
      oak,
      830,
    ),
    alone(grounds.sage, bowl(satin('#e9dfcc'), 320), 1060),
    alone(grounds.blush, bowl(black, 320), 1060),
  ],
  chopsticks: [
    flat(grounds.cream, pair(walnut), 1.12, -32),
    laid(
      '#8a6246',
      'wood',
      (s) => at(560, 640, plateAbove(s, green, 380)) + at(600, 700, chopsticks(s, sand, gold, 980), 1, -24),
    ),
    flat(grounds.sage, pair(chestnut), 1.12, -32),
  ],
  'paper-lamp': [
    alone('#b9a688', (s) => lamp(s, true), 1180, 1.42),
    (s) =>
      room(s, '#877a69', '#5b4130', 930) +
      at(420, 1150, lamp(s, true), 1.1) +
      at(860, 1230, teapot(s, { form: 'clay', wide: 130, surface: matte('#5d3b35') })),
  ],
};

/** A table laid for two, from above: 1600 by 1200. */
export const tableLaid = (s: Sheet): string => {
  const size = { width: 1600, height: 1200 };
  return (
    above(s, '#a37c58', 'wood', size) +
    cloth(s, 420, 600, indigo, 420, 3, 1.7) +
    at(960, 470, plateAbove(s, white, 300)) +
    at(1300, 860, plateAbove(s, green, 210)) +
    at(980, 940, chopsticks(s, walnut, gold, 620), 1, 6) +
    at(380, 470, cupAbove(s, white, 112, '#d9ae4f')) +
    at(460, 780, potAbove(s, glazed(porcelain), 130)) +
    scatter(s, 1120, 560, 300, 200, 12, 14)
  );
};
