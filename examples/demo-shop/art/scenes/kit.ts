import { above, room, sweep } from '../backdrop.ts';
import { foldedSquare } from '../cloth.ts';
import { branch, scatter } from '../botanics.ts';
import { steam } from '../home.ts';
import { type Surface, glazed } from '../light.ts';
import { celadon, porcelain, walnut } from '../palette.ts';
import { type Sheet, at, ellipse, group } from '../svg.ts';
import { vessel } from '../vessels.ts';

/** Draws one picture: everything inside the frame. */
export type Picture = (sheet: Sheet) => string;
/** Pictures of each product, in the order of its images. */
export type Album = Readonly<Record<string, readonly Picture[]>>;
type Drawing = (sheet: Sheet) => string;

/** Grounds: soft paper tones that let the product speak. */
export const grounds = {
  cream: '#e2d6c0',
  sage: '#cfd3c2',
  blush: '#dcc7b4',
  mist: '#cfd2d1',
  straw: '#dfcb9f',
  stone: '#cfc7b9',
  dusk: '#a39a8e',
  clay: '#cfae98',
};

/** One thing on a paper sweep, its foot at the lower third. */
export const alone =
  (ground: string, drawing: Drawing, y = 1110, scale = 1, x = 600): Picture =>
  (sheet) =>
    sweep(sheet, ground) + at(x, y, drawing(sheet), scale);

/** One thing seen from above, or hanging on a wall. */
export const flat =
  (ground: string, drawing: Drawing, scale = 1, turn = 0, x = 600, y = 750): Picture =>
  (sheet) =>
    above(sheet, ground) + at(x, y, drawing(sheet), scale, turn);

/** Things on a table beside a window. */
export const morning =
  (wall: string, parts: Drawing, table = walnut, edge = 880): Picture =>
  (sheet) =>
    room(sheet, wall, table, edge) +
    group(parts(sheet), { transform: 'translate(600 1160) scale(1.15) translate(-600 -1160)' });

/** Things laid out on a wooden or linen table, from above. */
export const laid =
  (ground: string, texture: 'wood' | 'linen' | 'plain', parts: Drawing): Picture =>
  (sheet) =>
    above(sheet, ground, texture) + parts(sheet);

export const white = glazed(porcelain);
export const green = glazed(celadon);

/** A filled tasting cup. */
export const cup = (
  sheet: Sheet,
  x: number,
  y: number,
  liquid: string,
  surface: Surface = white,
  wide = 118,
  hot = false,
): string =>
  at(
    x,
    y,
    vessel(sheet, { shape: 'tasting', wide, tall: wide * 0.98, surface, inside: white, liquid }) +
      (hot ? at(0, -wide, steam(sheet, wide * 2.2)) : ''),
  );

export const cloth = (sheet: Sheet, x: number, y: number, colour: string, size: number, turn = 0, ratio = 1): string =>
  at(x, y, foldedSquare(sheet, colour, size, '', ratio), 1, turn);

/** A branch lying on the table towards the front, with fallen blossoms. */
export const fallenBranch = (sheet: Sheet, x: number, y: number, size = 110): string =>
  ellipse(x + 190, y + 6, 220, 34, {
    fill: '#20140f',
    opacity: 0.4,
    filter: sheet.blur(14),
    transform: `rotate(-8 ${x + 190} ${y})`,
  }) +
  at(
    x,
    y,
    branch(
      sheet,
      [
        [0, 0],
        [110, -50],
        [210, -10],
        [340, -70],
      ],
      size,
      9,
    ),
  ) +
  scatter(sheet, x - 40, y + 10, 380, 90, 12, 11);
