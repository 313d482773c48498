import { lit, mix, shade, tint } from './palette.ts';
import { between } from './random.ts';
import { type Sheet, ellipse, group, num, path, polygon, rect } from './svg.ts';

export interface Size { readonly width: number; readonly height: number }
export const portrait: Size = { width: 1200, height: 1500 };

const wash = (sheet: Sheet, { width, height }: Size): string =>
  rect(0, 0, width, height, { fill: sheet.radial([[0, '#fff8e8', 0.5], [0.55, '#fff8e8', 0.12], [1, '#fff8e8', 0]], [0.24, 0.2], 0.75) }) +
  rect(0, 0, width, height, { fill: sheet.radial([[0, '#2a2026', 0], [0.62, '#2a2026', 0], [1, '#2a2026', 0.2]], [0.42, 0.42], 0.82) });

/** A paper sweep: no edge between wall and floor, light from the upper left. */
export function sweep(sheet: Sheet, colour: string, size: Size = portrait): string {
  const stops = [[0, lit(colour, 0.6)], [0.5, lit(colour, 0.54)], [0.62, lit(colour, 0.53)], [0.74, lit(colour, 0.64)], [1, lit(colour, 0.58)]] as const;
  return rect(0, 0, size.width, size.height, { fill: sheet.linear(stops, [0, 0], [0, 1]) }) + wash(sheet, size);
}

/** Long soft streaks of grain on a board between two heights. */
export function woodGrain(sheet: Sheet, x: number, y: number, width: number, height: number, colour: string, count = 70): string {
  const streaks = Array.from({ length: count }, () => {
    const [top, left] = [y + height * sheet.random(), x + width * between(sheet.random, -0.3, 0.9)];
    const length = width * between(sheet.random, 0.2, 0.8);
    const bend = between(sheet.random, -6, 6);
    const tone = sheet.random() < 0.6 ? shade(colour, 0.4) : tint(colour, 0.35);
    return path(`M${num(left)} ${num(top)}q${num(length / 2)} ${num(bend)} ${num(length)} 0`, {
      stroke: tone, 'stroke-width': between(sheet.random, 0.8, 3.4), 'stroke-opacity': between(sheet.random, 0.12, 0.4), fill: 'none' });
  });
  return streaks.join('');
}

/** A wall with morning light through a window, and a table whose edge lies at `edge`. */
export function room(sheet: Sheet, wall: string, table: string, edge = 930, size: Size = portrait, wooden = true): string {
  const { width, height } = size;
  const s = width / 1200;
  const pane = (x: number, y: number, w: number, h: number): string =>
    path(polygon([[x, y], [x + w, y - w * 0.16], [x + w + h * 0.3, y + h - w * 0.16], [x + h * 0.3, y + h]]), { fill: '#fff3d8' });
  const panes = [0, 1].flatMap((row) => [0, 1].map((column) => pane((250 + column * 235 + row * 90) * s, 190 + row * 300, 215 * s, 270)));
  const light = group(group(panes.join(''), { filter: sheet.blur(13), opacity: 0.5 }), { 'clip-path': sheet.clip(rect(0, 0, width, edge, {})) });
  const leaves = Array.from({ length: 13 }, () => {
    const [x, y] = [between(sheet.random, 330, 820) * s, between(sheet.random, 150, 640)];
    return ellipse(x, y, 46, 15, { transform: `rotate(${num(between(sheet.random, 10, 70))} ${num(x)} ${num(y)})` });
  });
  const dapple = group(leaves.join(''), { fill: shade(wall, 0.5), opacity: 0.16, filter: sheet.blur(11) });
  const top = sheet.linear([[0, lit(table, 0.55)], [0.12, lit(table, 0.62)], [1, lit(table, 0.54)]], [0, 0], [0, 1]);
  return (
    rect(0, 0, width, height, { fill: sheet.linear([[0, lit(wall, 0.6)], [1, lit(wall, 0.52)]], [0, 0], [0.5, 1]) }) + light + dapple +
    rect(0, edge - 26, width, 26, { fill: sheet.linear([[0, '#2a2026', 0], [1, '#2a2026', 0.16]], [0, 0], [0, 1]) }) +
    rect(0, edge, width, height - edge, { fill: top }) +
    (wooden ? woodGrain(sheet, 0, edge + 4, width, height - edge, table) : '') +
    rect(0, edge, width, 3, { fill: tint(table, 0.5), opacity: 0.6 }) + wash(sheet, size)
  );
}

/** A surface seen from straight above. */
export function above(sheet: Sheet, colour: string, texture: 'plain' | 'linen' | 'wood' = 'plain', size: Size = portrait): string {
  const { width, height } = size;
  const base = rect(0, 0, width, height, { fill: sheet.linear([[0, lit(colour, 0.66)], [0.5, lit(colour, 0.6)], [1, lit(colour, 0.51)]], [0, 0], [1, 1]) });
  const boards = texture === 'wood' ? [0, 1, 2, 3].map((i) => {
    const y = (i * height) / 4;
    return rect(0, y, width, height / 4, { fill: i % 2 ? shade(colour, 0.12) : tint(colour, 0.08), opacity: 0.5 }) +
      woodGrain(sheet, 0, y + 6, width, height / 4 - 12, colour, 40) + rect(0, y, width, 3, { fill: shade(colour, 0.7), opacity: 0.5 });
  }).join('') : '';
  const weave = texture === 'linen' ? rect(0, 0, width, height, { fill: weavePattern(sheet, colour) }) : '';
  return base + boards + weave + wash(sheet, size);
}

/** Over-and-under threads, to lay over any cloth. */
export function weavePattern(sheet: Sheet, colour: string, size = 7): string {
  const [dark, light] = [shade(colour, 0.55), tint(colour, 0.7)];
  const h = size / 2;
  return sheet.pattern(size, size,
    rect(0, 0, h, h, { fill: dark, opacity: 0.13 }) + rect(h, h, h, h, { fill: dark, opacity: 0.13 }) +
    rect(h, 0, h, h * 0.5, { fill: light, opacity: 0.22 }) + rect(0, h, h * 0.5, h, { fill: light, opacity: 0.22 }));
}

/** The shade of something round standing on a table, thrown to the right. */
export function castShadow(sheet: Sheet, radius: number, height: number, k = 0.21): string {
  const [dx, dy] = [height * 0.75, (-height * 0.1) / k];
  const fade = sheet.linear([[0, '#2a1e1c', 0.42], [0.55, '#2a1e1c', 0.2], [1, '#2a1e1c', 0.02]], [0, 0], [dx + radius * 0.5, dy], true);
  const long = path(`M${num(radius * 0.1)} 0L${num(dx)} ${num(dy)}`, { stroke: fade, 'stroke-width': radius * 1.9, 'stroke-linecap': 'round', transform: `scale(1 ${k})` });
  return (
    group(long, { filter: sheet.blur(Math.round(10 + radius / 14)) }) +
    ellipse(radius * 0.08, radius * 0.03, radius * 1.06, radius * k * 1.12, { fill: '#20140f', opacity: 0.42, filter: sheet.blur(9) }) +
    ellipse(0, 2, radius * 1.0, radius * k * 1.02, { fill: '#140c0a', opacity: 0.5, filter: sheet.blur(3) })
  );
}

/** The shade of a flat thing lying on a surface seen from above. */
export const dropShadow = (sheet: Sheet, shapes: string, lift = 14): string =>
  group(shapes, { fill: '#20140f', stroke: 'none', opacity: 0.36, filter: sheet.blur(lift), transform: `translate(${lift * 0.8} ${num(lift * 1.1)})` }) +
  group(shapes, { fill: '#140c0a', stroke: 'none', opacity: 0.35, filter: sheet.blur(3), transform: 'translate(3 4)' });

/** A calm plinth to stand things on. */
export const tone = (a: string, b: string): string => mix(a, b, 0.5);
