import { above } from '../backdrop.ts';
import { brooch, cap, scarf, silk, slippers, socks, tote } from '../accessories.ts';
import { foldedPile, foldedSquare } from '../cloth.ts';
import { apron, top, trousers } from '../garments.ts';
import { celadon, clay, gold, indigo, linen, moss, oak, paper, plum, sand, walnut } from '../palette.ts';
import { type Sheet, at } from '../svg.ts';
import { board } from '../wood.ts';
import { type Album, type Picture, alone, flat, grounds, laid, morning } from './kit.ts';

const ink = '#343236';
const white = '#efe8da';

/** Hung on the wall, its peg near the top of the frame. */
const hung = (ground: string, drawing: (s: Sheet) => string, y: number, scale = 1.08): Picture =>
  flat(ground, drawing, scale, 0, 600, y);
const jacket =
  (colour: string) =>
  (s: Sheet): string =>
    top(s, { colour, kind: 'jacket' });
const shirt =
  (colour: string) =>
  (s: Sheet): string =>
    top(s, { colour, kind: 'shirt' });
const vest =
  (colour: string) =>
  (s: Sheet): string =>
    top(s, { colour, kind: 'vest' });
/** Two things beside each other on one wall, cut by the frame like a corner of a room. */
const beside =
  (
    ground: string,
    left: (s: Sheet) => string,
    right: (s: Sheet) => string,
    [x, y]: [number, number],
    [u, v]: [number, number],
    scale = 1,
  ): Picture =>
  (s) =>
    above(s, ground) + at(x, y, left(s), scale) + at(u, v, right(s), scale);

export const wear: Album = {
  'linen-apron': [
    hung(grounds.cream, (s) => apron(s, indigo), 150, 1.1),
    beside(
      '#d9cdb8',
      (s) => apron(s, indigo),
      (s) => tote(s, linen, gold),
      [318, 230],
      [920, 340],
      0.82,
    ),
    hung(grounds.sage, (s) => apron(s, linen), 150, 1.1),
    hung(grounds.stone, (s) => apron(s, clay), 150, 1.1),
  ],
  'tea-jacket': [
    hung(grounds.cream, jacket(moss), 350, 1.18),
    beside(grounds.stone, jacket(moss), (s) => scarf(s, clay, paper), [420, 400], [1010, 290], 0.9),
    hung(grounds.blush, jacket(indigo), 350, 1.18),
    hung(grounds.sage, jacket('#d2c3a6'), 350, 1.18),
  ],
  'band-collar-shirt': [
    hung(grounds.stone, shirt(white), 350, 1.18),
    beside(grounds.sage, shirt(white), (s) => trousers(s, ink), [360, 400], [945, 430], 0.86),
    hung(grounds.cream, shirt(celadon), 350, 1.18),
    hung(grounds.mist, shirt(ink), 350, 1.18),
  ],
  'wide-trousers': [
    hung(grounds.cream, (s) => trousers(s, ink), 220, 1.12),
    laid(
      '#c0a27c',
      'wood',
      (s) => at(430, 200, trousers(s, ink), 1.02, 3) + at(960, 1130, slippers(s, moss), 0.72, 10),
    ),
    hung(grounds.sage, (s) => trousers(s, '#cfc0a3'), 220, 1.12),
    hung(grounds.blush, (s) => trousers(s, moss), 220, 1.12),
  ],
  'quilted-vest': [
    hung(grounds.cream, vest(clay), 350, 1.22),
    beside(grounds.mist, vest(clay), (s) => tote(s, linen, gold), [320, 430], [900, 350], 0.88),
    hung(grounds.blush, vest(ink), 350, 1.22),
  ],
  'silk-square': [
    flat(grounds.sage, (s) => silk(s, '#f1e7d4', clay), 1.24, -8),
    laid(
      '#d9cdb6',
      'linen',
      (s) => at(560, 780, board(s, oak), 1.24, -70) + at(520, 860, silk(s, '#f1e7d4', clay, 700), 0.56, -16),
    ),
    flat(grounds.cream, (s) => silk(s, '#bccab0', '#71785a'), 1.24, -8),
    flat(grounds.stone, (s) => silk(s, '#47527a', gold), 1.24, -8),
  ],
  'wool-scarf': [
    hung(grounds.sage, (s) => scarf(s, clay, paper), 190, 1.14),
    morning(
      '#d9cdb8',
      (s) => at(430, 1160, foldedPile(s, [clay, moss, indigo], 560, 84, 110)) + at(900, 1140, cap(s, gold), 0.56),
      oak,
      850,
    ),
    hung(grounds.cream, (s) => scarf(s, moss, paper), 190, 1.14),
    hung(grounds.blush, (s) => scarf(s, indigo, sand), 190, 1.14),
  ],
  'canvas-tote': [
    hung(grounds.blush, (s) => tote(s, '#dccdb0', gold), 190, 1.12),
    beside(
      grounds.sage,
      (s) => tote(s, '#dccdb0', gold),
      (s) => scarf(s, indigo, paper),
      [400, 250],
      [1000, 210],
      0.98,
    ),
    hung(grounds.cream, (s) => tote(s, indigo, '#e3cf9c'), 190, 1.12),
  ],
  'felt-slippers': [
    flat(grounds.cream, (s) => slippers(s, moss), 1.4),
    laid(
      '#b58e66',
      'wood',
      (s) => at(430, 820, slippers(s, moss), 1.12, -14) + at(980, 420, foldedSquare(s, linen, 440, '', 1), 1, 12),
    ),
    flat(grounds.sage, (s) => slippers(s, clay), 1.4),
  ],
  'cotton-socks': [
    flat(grounds.cream, (s) => socks(s, '#dccfb6', indigo), 1.36, 0, 540, 770),
    laid(
      '#b99a73',
      'wood',
      (s) => at(300, 560, socks(s, '#dccfb6', indigo), 1, -12) + at(640, 1000, socks(s, plum, clay), 1, 16),
    ),
    flat(grounds.blush, (s) => socks(s, celadon, gold), 1.36, 0, 540, 770),
    flat(grounds.sage, (s) => socks(s, plum, clay), 1.36, 0, 540, 770),
  ],
  'knit-cap': [
    alone(grounds.sage, (s) => cap(s, '#cf9c45'), 1080, 1.16),
    morning(
      '#d9d0bf',
      (s) => at(470, 1150, cap(s, '#cf9c45'), 0.86) + at(880, 1250, foldedPile(s, [linen, linen, indigo], 380, 52, 70)),
      walnut,
      840,
    ),
    alone(grounds.straw, (s) => cap(s, indigo), 1080, 1.16),
    alone(grounds.cream, (s) => cap(s, moss), 1080, 1.16),
  ],
  'blossom-brooch': [
    flat(grounds.sage, (s) => brooch(s, '#c39a48', '#efe6d5'), 1.36, -5),
    laid(
      grounds.stone,
      'linen',
      (s) =>
        at(600, 800, foldedSquare(s, indigo, 760, '', 1.1), 1, -8) +
        at(640, 760, brooch(s, '#c39a48', '#2f3850'), 0.95, 12),
    ),
    flat(grounds.blush, (s) => brooch(s, '#b9b8b4', '#efe6d5'), 1.36, -5),
  ],
};

/** A row of pegs, 1600 by 1200. */
export const pegRail: Picture = (s) =>
  above(s, '#d6cab5', 'plain', { width: 1600, height: 1200 }) +
  at(410, 300, jacket(moss)(s), 0.86) +
  at(930, 180, scarf(s, clay, paper), 0.86) +
  at(1300, 210, tote(s, '#dccdb0', gold), 0.84);
