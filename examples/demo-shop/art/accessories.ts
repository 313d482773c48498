import { dropShadow } from './backdrop.ts';
import { cloth, fringe, stitches } from './cloth.ts';
import { blossom } from './leaves.ts';
import { branch } from './botanics.ts';
import { peg } from './garments.ts';
import { metal } from './light.ts';
import { gold, mix, shade, tint } from './palette.ts';
import { type Sheet, ellipse, group, num, path, rect } from './svg.ts';
import { along, tube } from './tube.ts';

/** A long scarf over a peg, its two ends fringed; the origin is the peg. */
export function scarf(sheet: Sheet, colour: string, stripe: string): string {
  const tail = (d: string, x: number, y: number, folds: string[]): string =>
    fringe(sheet, x, y, 176, 74, colour) +
    cloth(sheet, d, {
      colour,
      folds,
      foldWidth: 30,
      weave: 9,
      print: [0, 1, 2]
        .map((i) => rect(-400, y - 60 - i * 44, 800, 22 - i * 5, { fill: stripe, opacity: 0.9 }))
        .join(''),
    });
  const back = tail('M-10 -16C70 -20 96 40 104 120C130 420 176 620 190 860L14 866C20 600 -30 300 -40 80Z', 14, 862, [
    'M60 40Q96 440 150 860',
    'M0 60Q20 420 60 860',
  ]);
  const front = tail(
    'M18 -22C-70 -30 -110 40 -122 130C-140 420 -200 720 -214 1000L-38 1006C-20 700 40 340 52 90C56 40 50 0 18 -22Z',
    -214,
    1003,
    ['M-60 30Q-120 480 -160 1000', 'M10 50Q-30 480 -80 1000'],
  );
  return back + front + group(peg(sheet), { transform: 'translate(8 -26)' });
}

/** A printed silk square from above, folded to a triangle-cornered square; centre at the origin. */
export function silk(sheet: Sheet, colour: string, accent: string, size = 700): string {
  const a = size / 2;
  const d =
    `M${-a} ${-a + 14}C${-a / 2} ${-a - 14} ${a / 3} ${-a + 12} ${a - 6} ${-a}` +
    `C${a + 14} ${-a / 3} ${a - 12} ${a / 2} ${a} ${a - 8}` +
    `C${a / 3} ${a + 12} ${-a / 2} ${a - 10} ${-a + 8} ${a}` +
    `C${-a - 12} ${a / 3} ${-a + 10} ${-a / 2} ${-a} ${-a + 14}Z`;
  const border =
    rect(-a + 46, -a + 46, size - 92, size - 92, { fill: 'none', stroke: accent, 'stroke-width': 16 }) +
    rect(-a + 72, -a + 72, size - 144, size - 144, { fill: 'none', stroke: accent, 'stroke-width': 4 });
  const sprigs = [
    [-190, 190, -20],
    [-20, 60, 28],
    [-200, -40, 8],
    [60, -110, -12],
  ]
    .map(([x, y, turn]) =>
      group(
        branch(
          sheet,
          [
            [0, 0],
            [70, -60],
            [130, -30],
            [210, -120],
          ],
          76,
          6,
        ),
        { transform: `translate(${x} ${y}) rotate(${turn})` },
      ),
    )
    .join('');
  const flowers = [
    [-120, -190],
    [210, 190],
    [120, 80],
    [-230, 60],
    [20, 230],
    [210, -210],
  ]
    .map(([x, y]) => group(blossom(24, gold), { transform: `translate(${x} ${y})` }))
    .join('');
  const folds = [
    `M${-a} ${-a * 0.1}C-100 ${num(-a * 0.3)} 90 ${num(a * 0.1)} ${a} ${num(-a * 0.16)}`,
    `M${num(a * 0.2)} ${-a}C${num(a * 0.05)} -100 ${num(a * 0.34)} 120 ${num(a * 0.2)} ${a}`,
    `M${-a} ${num(a * 0.6)}Q-60 ${num(a * 0.4)} 120 ${a}`,
  ];
  return (
    cloth(sheet, d, { colour, print: border + sprigs + flowers, folds, foldWidth: 46, weave: 3 }) +
    path(d, {
      fill: sheet.linear(
        [
          [0, '#ffffff', 0.34],
          [0.32, '#ffffff', 0],
          [0.5, '#ffffff', 0.22],
          [0.66, '#ffffff', 0],
          [1, '#ffffff', 0.1],
        ],
        [0, 0],
        [1, 0.7],
      ),
    })
  );
}

/** A canvas bag hanging from a peg; the origin is the peg. */
export function tote(sheet: Sheet, colour: string, accent: string): string {
  const handle = (d: string, tone: string): string =>
    dropShadow(sheet, path(d, { fill: 'none', style: 'stroke:#20140f;stroke-width:30' }), 8) +
    path(d, { fill: 'none', stroke: shade(tone, 0.3), 'stroke-width': 32 }) +
    path(d, { fill: 'none', stroke: tone, 'stroke-width': 25 });
  const body =
    'M-292 330Q0 350 292 330C304 560 318 800 308 1010Q300 1040 262 1042Q0 1056 -262 1042' +
    'Q-300 1040 -308 1010C-318 800 -304 560 -292 330Z';
  const folds = ['M-200 380Q-236 640 -210 1020', 'M210 400Q250 700 216 1010', 'M-60 360Q-40 460 -90 540'];
  const mark = group(
    [
      [0, 0, 46],
      [-78, 44, 34],
      [74, 52, 36],
      [-14, 96, 28],
      [40, -70, 26],
    ]
      .map(([x, y, r]) =>
        group(blossom(r as number, accent), { transform: `translate(${x} ${y}) rotate(${(x as number) / 3})` }),
      )
      .join(''),
    { transform: 'translate(0 660)', opacity: 0.92 },
  );
  return (
    handle('M-150 470V330C-150 120 -60 0 0 -8C60 0 150 120 150 330V470', shade(colour, 0.35)) +
    cloth(sheet, body, {
      colour,
      folds,
      foldWidth: 44,
      weave: 9,
      lift: 20,
      seams: ['M-282 366Q0 386 282 366'],
      print: mark,
    }) +
    handle('M-150 500V340C-150 150 -64 8 0 2C64 8 150 150 150 340V500', colour) +
    peg(sheet)
  );
}

/** A pair of felt slippers from above; the origin lies between them. */
export function slippers(sheet: Sheet, colour: string): string {
  const sole =
    'M0 -330C78 -330 116 -240 112 -130C108 -30 92 40 96 140C100 250 66 322 0 322C-66 322 -100 250 -96 140' +
    'C-92 40 -104 -30 -108 -130C-112 -240 -72 -330 0 -330Z';
  const upper =
    'M0 -344C92 -344 132 -244 126 -126C122 -50 112 0 106 60C70 -30 30 -64 0 -64C-30 -64 -70 -30 -100 60' +
    'C-108 0 -118 -50 -122 -126C-128 -244 -88 -344 0 -344Z';
  const one = (): string =>
    dropShadow(sheet, path(sole, {}), 18) +
    path(sole, { fill: shade('#b08a5f', 0.25), transform: 'translate(4 6)' }) +
    cloth(sheet, sole, {
      colour: '#d8c3a0',
      lift: 0,
      seams: [
        'M0 -300C62 -300 92 -230 88 -130C86 -30 72 40 76 140C78 230 50 296 0 296C-50 296 -78 230 -76 140' +
          'C-72 40 -82 -30 -86 -130C-88 -230 -58 -300 0 -300Z',
      ],
    }) +
    cloth(sheet, upper, {
      colour,
      lift: 12,
      weave: 5,
      folds: ['M-40 -310Q-70 -200 -60 -90'],
      foldWidth: 46,
      seams: ['M-94 40C-64 -46 -28 -84 0 -84C28 -84 64 -46 100 40'],
    });
  return (
    group(one(), { transform: 'translate(-150 0) rotate(-6)' }) +
    group(group(one(), { transform: 'scale(-1 1)' }), { transform: 'translate(160 -16) rotate(7)' })
  );
}

const sockLine =
  'M-84 -380Q0 -396 92 -380C98 -200 92 -60 104 10C150 60 260 110 314 170C352 226 322 300 240 300' +
  'C120 300 -20 290 -76 200C-112 130 -84 -120 -84 -380Z';

/** A pair of socks laid flat, one over the other. */
export function socks(sheet: Sheet, colour: string, accent: string): string {
  const ribs = Array.from({ length: 13 }, (_, i) =>
    path(`M${-78 + i * 14} -392V-250`, { stroke: shade(colour, 0.45), 'stroke-width': 4, opacity: 0.4 }),
  ).join('');
  const heel =
    path('M-140 60C-60 30 10 60 20 120C20 200 -20 260 -60 300L-160 300Z', { fill: accent }) +
    path('M220 60C190 140 190 240 230 340H400V60Z', { fill: accent }) +
    rect(-120, -240, 300, 14, { fill: accent }) +
    rect(-120, -214, 300, 7, { fill: accent });
  const one = (): string =>
    cloth(sheet, sockLine, {
      colour,
      print: ribs + heel,
      weave: 5,
      folds: ['M-20 -220Q-30 40 60 160', 'M40 80Q120 180 240 210'],
      foldWidth: 40,
    });
  return (
    group(one(), { transform: 'translate(60 -50) rotate(9)' }) +
    group(one(), { transform: 'translate(-70 50) rotate(-4)' })
  );
}

/** A ribbed knit cap, standing on the origin. */
export function cap(sheet: Sheet, colour: string): string {
  const dome = 'M-268 -130C-262 -370 -130 -520 0 -524C130 -520 262 -370 268 -130Q0 -80 -268 -130Z';
  const ribs = Array.from({ length: 25 }, (_, i) => {
    const s = -1 + i / 12;
    return `M${num(s * 34)} -526C${num(s * 190)} -470 ${num(s * 268)} -320 ${num(s * 272)} -60`;
  });
  const edge = Array.from({ length: 31 }, (_, i) => `M${num(Math.sin(((i - 15) / 15) * 1.5) * 280)} -170V20`);
  const brim = 'M-284 -150Q0 -96 284 -150Q300 -70 286 -14Q0 40 -286 -14Q-300 -70 -284 -150Z';
  return (
    ellipse(50, 4, 300, 50, { fill: '#20140f', opacity: 0.42, filter: sheet.blur(18) }) +
    cloth(sheet, dome, { colour, folds: ribs, foldWidth: 13, weave: 8, lift: 0 }) +
    path(dome, {
      fill: sheet.linear(
        [
          [0, '#fffaf0', 0.1],
          [0.5, '#20140f', 0],
          [1, '#20140f', 0.4],
        ],
        [0, 0],
        [1, 0.2],
      ),
    }) +
    cloth(sheet, brim, { colour: mix(colour, '#fffaf0', 0.05), folds: edge, foldWidth: 11, weave: 8, lift: 7 }) +
    path(brim, {
      fill: sheet.linear(
        [
          [0, '#20140f', 0.12],
          [0.3, '#fffaf0', 0.08],
          [1, '#20140f', 0.38],
        ],
        [0, 0],
        [1, 0],
      ),
    })
  );
}

/** A sprig cast in metal, on its card; centre at the origin. */
export function brooch(sheet: Sheet, colour: string, card: string): string {
  const board = rect(-250, -320, 500, 640, { rx: 6 });
  const stem = tube(
    sheet,
    along([
      [-110, 170],
      [-60, 40],
      [20, 10],
      [110, -150],
    ]),
    (t) => 14 - 6 * t,
    metal(colour),
  );
  const leaf = (x: number, y: number, turn: number, l: number): string =>
    group(
      path(
        `M0 0C${l * 0.3} ${-l * 0.34} ${l * 0.75} ${-l * 0.26} ${l} 0` +
          `C${l * 0.75} ${l * 0.26} ${l * 0.3} ${l * 0.34} 0 0Z`,
        {
          fill: sheet.linear(
            [
              [0, tint(colour, 0.55)],
              [0.48, colour],
              [0.52, shade(colour, 0.4)],
              [1, shade(colour, 0.1)],
            ],
            [0, 0],
            [0.25, 1],
          ),
        },
      ) + path(`M0 0H${l}`, { stroke: shade(colour, 0.5), 'stroke-width': 3 }),
      { transform: `translate(${x} ${y}) rotate(${turn})` },
    );
  const flowers = [
    [-40, 10, 34],
    [10, 40, 30],
    [50, -20, 36],
    [-8, -26, 30],
    [-66, 66, 26],
    [80, -84, 26],
  ]
    .map(([x, y, r]) =>
      group(blossom(r as number, tint(colour, 0.2)), {
        transform: `translate(${x} ${y}) rotate(${(y as number) * 2})`,
      }),
    )
    .join('');
  const pin =
    leaf(-60, 40, -150, 130) +
    leaf(60, -30, 24, 150) +
    leaf(108, -148, -70, 110) +
    leaf(-10, 6, -110, 140) +
    leaf(-86, 110, 40, 120) +
    stem +
    flowers;
  return (
    dropShadow(sheet, board, 14) +
    rect(-250, -320, 500, 640, {
      rx: 6,
      fill: sheet.linear(
        [
          [0, tint(card, 0.3)],
          [1, shade(card, 0.12)],
        ],
        [0, 0],
        [1, 1],
      ),
    }) +
    stitches('M-226 -296H226V296H-226Z', card) +
    pin
  );
}
