import { dropShadow } from './backdrop.ts';
import { type Cloth, cloth, stitches } from './cloth.ts';
import { matte } from './light.ts';
import { oak, shade, tint, walnut } from './palette.ts';
import { type Sheet, ellipse, group, path, rect } from './svg.ts';
import { along, tube } from './tube.ts';

const mirrored = (inside: string): string => inside + group(inside, { transform: 'scale(-1 1)' });

/** A turned wooden peg in the wall. */
export const peg = (sheet: Sheet): string =>
  ellipse(14, 20, 30, 30, { fill: '#20140f', opacity: 0.4, filter: sheet.blur(8) }) +
  ellipse(0, 0, 26, 26, {
    fill: sheet.radial(
      [
        [0, tint(oak, 0.5)],
        [0.6, oak],
        [1, shade(oak, 0.5)],
      ],
      [0.36, 0.32],
      0.7,
    ),
  });

function hanger(sheet: Sheet): string {
  const hook = path('M0 -28V-66C0 -98 40 -94 36 -124C32 -152 -12 -150 -14 -122', {
    fill: 'none',
    stroke: '#8b7a5c',
    'stroke-width': 9,
    'stroke-linecap': 'round',
  });
  const arm = tube(
    sheet,
    along([
      [-160, 74],
      [-120, 42],
      [-60, 12],
      [0, 2],
      [60, 12],
      [120, 42],
      [160, 74],
    ]),
    () => 26,
    matte(walnut),
  );
  return group(peg(sheet), { transform: 'translate(8 -146)' }) + dropShadow(sheet, hook, 8) + hook + arm;
}

const button = (y: number, colour: string, r = 9): string =>
  ellipse(2, y + 3, r, r, { fill: '#20140f', opacity: 0.35 }) +
  ellipse(0, y, r, r, { fill: colour }) +
  ellipse(-2, y - 2, r * 0.6, r * 0.6, { fill: tint(colour, 0.4) });

/** A frog: the knotted button of a Chinese jacket. */
const frog = (y: number, colour: string): string =>
  path(`M-52 ${y}H52`, { stroke: shade(colour, 0.55), 'stroke-width': 10, 'stroke-linecap': 'round' }) +
  path(`M-50 ${y - 2}H50`, { stroke: tint(colour, 0.12), 'stroke-width': 5, 'stroke-linecap': 'round' }) +
  button(y, shade(colour, 0.2), 11);

/** A cross-back apron on its peg; the origin is the peg. */
export function apron(sheet: Sheet, colour: string): string {
  const strap = (d: string): string =>
    dropShadow(sheet, path(d, { fill: 'none', style: 'stroke:#20140f;stroke-width:34' }), 7) +
    path(d, { fill: 'none', stroke: shade(colour, 0.28), 'stroke-width': 36 }) +
    path(d, { fill: 'none', stroke: tint(colour, 0.08), 'stroke-width': 29 });
  const straps = strap('M-8 -4C-60 80 -132 150 -140 262') + strap('M8 -4C60 80 132 150 140 262');
  const ties = strap('M-296 560C-350 640 -322 760 -352 900') + strap('M296 560C346 660 330 740 344 850');
  const body =
    'M-160 250Q0 262 160 250C170 360 204 440 304 520Q318 800 312 1066Q0 1086 -312 1066Q-318 800 -304 520' +
    'C-204 440 -170 360 -160 250Z';
  const folds = [
    'M-190 560Q-210 800 -190 1060',
    'M60 300Q40 420 70 520',
    'M196 600Q214 820 190 1060',
    'M-40 820Q-20 940 -50 1070',
    'M-120 300Q-90 380 -150 470',
  ];
  const pocket = 'M-170 640H170V812Q168 836 144 838H-144Q-168 836 -170 812Z';
  return (
    straps +
    ties +
    cloth(sheet, body, { colour, folds, seams: ['M-144 274Q0 284 144 274', 'M-296 1046Q0 1064 296 1046'] }) +
    cloth(sheet, pocket, {
      colour,
      lift: 4,
      seams: ['M-160 664H160', 'M-158 672V812Q-156 826 -142 826H142Q156 826 158 812V672', 'M0 672V826'],
    }) +
    peg(sheet)
  );
}

export interface Top {
  readonly colour: string;
  readonly kind: 'jacket' | 'shirt' | 'vest';
}

/** A jacket, a shirt or a quilted waistcoat on a hanger; the origin is the collar's middle. */
export function top(sheet: Sheet, { colour, kind }: Top): string {
  const jacket = kind === 'jacket';
  const sleeve = jacket
    ? 'M-186 30C-232 46 -262 84 -284 150L-428 556Q-352 612 -266 602L-200 330Z'
    : 'M-180 28C-224 42 -250 84 -266 160L-372 640Q-320 668 -266 662L-190 320Z';
  const cuff = jacket ? 'M-418 532Q-346 584 -260 574' : 'M-364 602Q-318 628 -262 622';
  const part: Cloth = {
    colour,
    folds: ['M-240 140Q-310 340 -346 600', 'M-214 260Q-250 330 -300 560'],
    foldWidth: 30,
    seams: [cuff],
  };
  const sleeves = kind === 'vest' ? '' : mirrored(cloth(sheet, sleeve, part));
  const side =
    kind === 'shirt'
      ? 'C232 420 214 640 226 800C190 862 90 850 0 850C-90 850 -190 862 -226 800C-214 640 -232 420'
      : 'C236 420 240 600 252 822Q0 842 -252 822C-240 600 -236 420';
  const shoulder =
    kind === 'vest'
      ? 'M-70 -6Q0 30 70 -6L176 34C160 130 176 210 214 262'
      : 'M-70 -6Q0 30 70 -6L196 34C214 90 216 180 206 300';
  const back = kind === 'vest' ? 'C-176 210 -160 130 -176 34Z' : 'C-216 180 -214 90 -196 34Z';
  const body = `${shoulder}${side} ${kind === 'vest' ? '-214 262' : '-206 300'}${back}`;
  const folds = [
    'M-150 150Q-176 500 -150 830',
    'M120 120Q160 480 140 830',
    'M-60 420Q-70 640 -50 840',
    'M190 300Q150 360 130 470',
    'M-190 300Q-150 360 -120 450',
  ];
  const quilting = kind === 'vest' ? quilt() : '';
  const hem = kind === 'shirt' ? [] : ['M-244 796Q0 816 244 796'];
  const open =
    jacket || kind === 'vest'
      ? path('M0 22V834', { stroke: shade(colour, 0.7), 'stroke-width': 6, opacity: 0.75 }) +
        path('M-6 24V832', { stroke: tint(colour, 0.3), 'stroke-width': 3, opacity: 0.6 })
      : '';
  const pockets =
    jacket || kind === 'vest'
      ? mirrored(
          cloth(sheet, 'M70 600H196V740Q194 752 182 752H84Q72 752 70 740Z', {
            colour,
            lift: 4,
            seams: ['M76 620H190'],
          }),
        )
      : '';
  const front =
    kind === 'shirt'
      ? stitches('M-26 20V842M26 20V842', colour) +
        [70, 170, 270, 370, 470].map((y) => button(y, tint(colour, 0.72), 8)).join('')
      : [60, 190, 320, 450].map((y) => frog(y, colour)).join('');
  return (
    hanger(sheet) +
    sleeves +
    collar(sheet, colour, true) +
    cloth(sheet, body, { colour, folds, foldWidth: 36, seams: hem, print: quilting }) +
    open +
    pockets +
    front +
    collar(sheet, colour, false)
  );
}

const quilt = (): string =>
  Array.from({ length: 17 }, (_, i) =>
    path(`M-300 ${-300 + i * 80}L300 ${300 + i * 80}M-300 ${300 + i * 80}L300 ${-300 + i * 80}`, {
      stroke: '#20140f',
      'stroke-opacity': 0.22,
      'stroke-width': 4,
    }),
  ).join('');

/** The stand collar: its inside at the back, its two ends in front. */
const collar = (sheet: Sheet, colour: string, behind: boolean): string =>
  behind
    ? path('M-74 -8C-70 -44 -40 -56 0 -56C40 -56 70 -44 74 -8Q0 34 -74 -8Z', { fill: shade(colour, 0.62) })
    : cloth(sheet, 'M-78 -8C-78 -36 -66 -48 -56 -50C-52 -24 -28 -4 -2 4L-2 34C-36 28 -66 14 -78 -8Z', {
        colour,
        lift: 3,
      }) +
      group(
        cloth(sheet, 'M-78 -8C-78 -36 -66 -48 -56 -50C-52 -24 -28 -4 -2 4L-2 34C-36 28 -66 14 -78 -8Z', {
          colour: shade(colour, 0.08),
          lift: 3,
        }),
        { transform: 'scale(-1 1)' },
      );

/** Wide trousers with a drawstring; the origin is the middle of the waistband. */
export function trousers(sheet: Sheet, colour: string): string {
  const leg = 'M-196 40C-214 300 -262 640 -286 980Q-160 1004 -40 990C-30 760 -14 520 0 330L4 40Z';
  const folds = ['M-150 120Q-190 560 -230 980', 'M-60 330Q-110 640 -110 990', 'M-20 300Q-90 340 -150 330'];
  const legs =
    group(cloth(sheet, leg, { colour: shade(colour, 0.05), folds, seams: ['M-284 950Q-160 976 -42 962'] }), {
      transform: 'scale(-1 1)',
    }) + cloth(sheet, leg, { colour, folds, seams: ['M-284 950Q-160 976 -42 962'] });
  const gathers = Array.from({ length: 19 }, (_, i) => `M${-178 + i * 20} 4v44`);
  const band = cloth(sheet, 'M-198 0Q0 18 198 0L200 56Q0 74 -200 56Z', {
    colour,
    lift: 4,
    folds: gathers,
    foldWidth: 7,
  });
  const cord = ['M-14 40C-40 120 -34 190 -52 260', 'M14 40C34 110 22 170 40 236']
    .map(
      (d) =>
        path(d, { fill: 'none', stroke: shade(colour, 0.5), 'stroke-width': 11, 'stroke-linecap': 'round' }) +
        path(d, { fill: 'none', stroke: tint(colour, 0.4), 'stroke-width': 7, 'stroke-linecap': 'round' }),
    )
    .join('');
  const pocket = mirrored(stitches('M-188 80Q-130 130 -206 260', colour));
  return legs + pocket + band + cord + rect(-20, 34, 40, 12, { rx: 6, fill: shade(colour, 0.35) });
}
