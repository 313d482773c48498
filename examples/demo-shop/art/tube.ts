import { type Surface, lightOn } from './light.ts';
import { type Sheet, type Stop, num } from './svg.ts';

export type Place = readonly [x: number, y: number];

const across = [-1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1];

/** Points along a chain of cubic Béziers given as start, then (control, control, end) triples. */
export function along(chain: readonly Place[], count = 60): Place[] {
  const out: Place[] = [];
  const curves = (chain.length - 1) / 3;
  for (let c = 0; c < curves; c++) {
    const [a, b, d, e] = chain.slice(c * 3, c * 3 + 4) as [Place, Place, Place, Place];
    for (let i = c ? 1 : 0; i <= count; i++) {
      const t = i / count;
      const u = 1 - t;
      out.push([0, 1].map((k) => u ** 3 * (a[k] as number) + 3 * u * u * t * (b[k] as number) + 3 * u * t * t * (d[k] as number) + t ** 3 * (e[k] as number)) as unknown as Place);
    }
  }
  return out;
}

/** A round rod along a curve: handles, spouts, twigs, sticks. `width` gives the diameter for 0..1 along it. */
export function tube(sheet: Sheet, line: readonly Place[], width: (t: number) => number, surface: Surface): string {
  const pieces: string[] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i], line[i + 1]] as [Place, Place];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const [dx, dy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    const [nx, ny] = [-dy, dx];
    const [wa, wb] = [width(i / (line.length - 1)) / 2, width((i + 1) / (line.length - 1)) / 2];
    const stops: Stop[] = across.map((s) => [(s + 1) / 2, lightOn(surface, [nx * s, -ny * s, Math.sqrt(1 - s * s)])]);
    const fill = sheet.linear(stops, [a[0] - nx * wa, a[1] - ny * wa], [a[0] + nx * wa, a[1] + ny * wa], true);
    // Each piece reaches a little into the next, so that no seam shows.
    const [ex, ey] = [b[0] + dx * 1.2, b[1] + dy * 1.2];
    const d = `M${num(a[0] - nx * wa)} ${num(a[1] - ny * wa)}L${num(a[0] + nx * wa)} ${num(a[1] + ny * wa)}L${num(ex + nx * wb)} ${num(ey + ny * wb)}L${num(ex - nx * wb)} ${num(ey - ny * wb)}Z`;
    pieces.push(`<path d="${d}" fill="${fill}"/>`);
  }
  return pieces.join('');
}
