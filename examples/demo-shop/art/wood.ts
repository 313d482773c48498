import { dropShadow, woodGrain } from './backdrop.ts';
import { lit, shade, tint } from './palette.ts';
import { type Random, between } from './random.ts';
import { type Sheet, ellipse, group, num, path, rect } from './svg.ts';
import { tube } from './tube.ts';
import { matte, satin } from './light.ts';

/** A plank in the outline `d`, seen from above, with its thickness showing below. */
export function plank(
  sheet: Sheet,
  d: string,
  colour: string,
  box: readonly [x: number, y: number, width: number, height: number],
  thick = 12,
): string {
  const [x, y, w, h] = box;
  const face = sheet.linear(
    [
      [0, lit(colour, 0.7)],
      [0.5, lit(colour, 0.62)],
      [1, lit(colour, 0.52)],
    ],
    [0, 0],
    [1, 1],
  );
  const rings = [0.3, 0.62, 0.8].map((share) => growth(sheet.random, x, y + h * share, w, colour)).join('');
  return (
    dropShadow(sheet, path(d, {}), 18) +
    path(d, { fill: shade(colour, 0.5), transform: `translate(0 ${thick})` }) +
    path(d, { fill: face }) +
    group(woodGrain(sheet, x, y, w, h, colour, Math.round(h / 5)) + rings, { 'clip-path': sheet.clip(path(d, {})) }) +
    path(d, { fill: 'none', stroke: tint(colour, 0.5), 'stroke-width': 2.5, 'stroke-opacity': 0.55 })
  );
}

/** The pointed arches that a plank's year rings draw along it. */
const growth = (random: Random, x: number, y: number, w: number, colour: string): string =>
  Array.from({ length: 5 }, (_, i) => {
    const reach = w * between(random, 0.3, 0.42) + i * w * 0.09;
    return path(
      `M${num(x - 20)} ${num(y - 14 - i * 13)}` +
        `Q${num(x + reach * 1.6)} ${num(y - 8 - i * 4)} ${num(x + reach * 1.8)} ${num(y)}` +
        `Q${num(x + reach * 1.6)} ${num(y + 8 + i * 4)} ${num(x - 20)} ${num(y + 14 + i * 13)}`,
      { fill: 'none', stroke: shade(colour, 0.45), 'stroke-width': 2, 'stroke-opacity': 0.24 },
    );
  }).join('');

/** A serving board with a handle and a leather loop; its centre at the origin, lying lengthwise. */
export function board(sheet: Sheet, colour: string, length = 760, width = 380): string {
  const [a, b] = [length / 2, width / 2];
  const neck = b * 0.3;
  const d =
    `M${-a + 40} ${-b}H${a - 60}Q${a} ${-b} ${a} ${-b + 60}` +
    `C${a} ${-neck - 40} ${a + 40} ${-neck} ${a + 90} ${-neck}H${a + 170}Q${a + 226} ${-neck} ${a + 226} 0` +
    `Q${a + 226} ${neck} ${a + 170} ${neck}H${a + 90}C${a + 40} ${neck} ${a} ${neck + 40} ${a} ${b - 60}` +
    `Q${a} ${b} ${a - 60} ${b}H${-a + 40}Q${-a} ${b} ${-a} ${b - 40}V${-b + 40}Q${-a} ${-b} ${-a + 40} ${-b}Z`;
  const hole =
    ellipse(a + 172, 0, 21, 21, { fill: shade(colour, 0.72) }) + ellipse(a + 175, 4, 17, 17, { fill: '#cbbfa9' });
  const loop = path(
    `M${a + 172} 0C${a + 240} -50 ${a + 330} -40 ${a + 320} 10C${a + 310} 50 ${a + 240} 44 ${a + 172} 0`,
    { fill: 'none', stroke: '#5a3a28', 'stroke-width': 9, 'stroke-linecap': 'round' },
  );
  return group(plank(sheet, d, colour, [-a, -b, length + 240, width]) + hole + loop, {
    transform: `translate(${-100} 0)`,
  });
}

/** A tea tray with a slatted deck; its centre at the origin. */
export function teaTray(sheet: Sheet, colour: string, length = 820, width = 500, slats = 7): string {
  const [a, b] = [length / 2, width / 2];
  const outer =
    `M${-a + 22} ${-b}H${a - 22}Q${a} ${-b} ${a} ${-b + 22}V${b - 22}Q${a} ${b} ${a - 22} ${b}H${-a + 22}` +
    `Q${-a} ${b} ${-a} ${b - 22}V${-b + 22}Q${-a} ${-b} ${-a + 22} ${-b}Z`;
  const inner = rect(-a + 40, -b + 40, length - 80, width - 80, { rx: 8, fill: shade(colour, 0.82) });
  const pitch = (width - 92) / slats;
  const deck = Array.from({ length: slats }, (_, i) => {
    const y = -b + 46 + i * pitch;
    return (
      rect(-a + 46, y, length - 92, pitch - 9, {
        rx: 5,
        fill: sheet.linear(
          [
            [0, lit(colour, 0.74)],
            [0.25, lit(colour, 0.64)],
            [1, lit(colour, 0.48)],
          ],
          [0, 0],
          [0, 1],
        ),
      }) +
      group(woodGrain(sheet, -a + 60, y + 5, length - 120, pitch - 20, colour, 9), {
        'clip-path': sheet.clip(rect(-a + 46, y, length - 92, pitch - 9, {})),
      })
    );
  }).join('');
  const inset = rect(-a + 40, -b + 40, length - 80, width - 80, {
    rx: 8,
    fill: 'none',
    stroke: shade(colour, 0.7),
    'stroke-width': 5,
    'stroke-opacity': 0.6,
  });
  return plank(sheet, outer, colour, [-a, -b, length, width], 26) + inner + deck + inset;
}

/** Two chopsticks beside each other, tips to the left; `band` colours the ends. */
export function chopsticks(sheet: Sheet, colour: string, band: string, length = 900): string {
  const stick = (y: number, turn: number): string => {
    const line = Array.from({ length: 70 }, (_, i): [number, number] => [-length / 2 + (i / 69) * length, 0]);
    const body =
      tube(sheet, line, (t) => 11 + 13 * t, satin(colour)) +
      tube(sheet, line.slice(58, 64), (t) => 22.6 + 1.2 * t, satin(band));
    return group(dropShadow(sheet, rect(-length / 2, -7, length, 18, { rx: 7 }), 8) + body, {
      transform: `translate(0 ${y}) rotate(${turn})`,
    });
  };
  return stick(-22, -1.4) + stick(22, 1.2);
}

/** A small glazed bar that the tips rest on, from above. */
export function rest(sheet: Sheet, colour: string): string {
  const d = 'M-34 -90C-20 -100 20 -100 34 -90C28 -30 28 30 34 90C20 100 -20 100 -34 90C-28 30 -28 -30 -34 -90Z';
  return (
    dropShadow(sheet, path(d, {}), 9) +
    path(d, {
      fill: sheet.linear(
        [
          [0, shade(colour, 0.1)],
          [0.35, tint(colour, 0.75)],
          [0.6, colour],
          [1, shade(colour, 0.4)],
        ],
        [0, 0],
        [1, 0],
      ),
    })
  );
}

/** A split-bamboo scoop, from above, its mouth to the left. */
export function scoop(sheet: Sheet, colour: string, length = 640): string {
  const a = length / 2;
  const d =
    `M${-a} -78C${-a + 90} -112 ${-a + 250} -104 ${a - 150} -82C${a - 40} -72 ${a} -40 ${a} 0` +
    `C${a} 40 ${a - 40} 72 ${a - 150} 82C${-a + 250} 104 ${-a + 90} 112 ${-a} 78Q${-a + 26} 0 ${-a} -78Z`;
  const hollow = sheet.linear(
    [
      [0, lit(colour, 0.4)],
      [0.16, lit(colour, 0.44)],
      [0.5, lit(colour, 0.64)],
      [0.84, lit(colour, 0.78)],
      [1, lit(colour, 0.6)],
    ],
    [0, 0],
    [0, 1],
  );
  const node = path(`M${-a + 330} -98Q${-a + 316} 0 ${-a + 330} 98`, {
    fill: 'none',
    stroke: shade(colour, 0.5),
    'stroke-width': 5,
    opacity: 0.6,
  });
  return (
    dropShadow(sheet, path(d, {}), 14) +
    path(d, { fill: hollow }) +
    group(woodGrain(sheet, -a, -90, length, 180, colour, 34) + node, { 'clip-path': sheet.clip(path(d, {})) }) +
    path(d, { fill: 'none', stroke: tint(colour, 0.5), 'stroke-width': 5, 'stroke-opacity': 0.7 })
  );
}

/** A pick and tongs to go with the scoop. */
export function pick(sheet: Sheet, colour: string, length = 640): string {
  const line = Array.from({ length: 50 }, (_, i): [number, number] => [
    -length / 2 + (i / 49) * length,
    Math.sin((i / 49) * 2) * 10,
  ]);
  return (
    dropShadow(sheet, rect(-length / 2, 0, length, 14, { rx: 7 }), 8) +
    tube(sheet, line, (t) => 5 + 17 * t ** 0.7, matte(colour))
  );
}
