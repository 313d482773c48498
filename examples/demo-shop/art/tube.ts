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
      out.push(
        [0, 1].map(
          (k) =>
            u ** 3 * (a[k] as number) +
            3 * u * u * t * (b[k] as number) +
            3 * u * t * t * (d[k] as number) +
            t ** 3 * (e[k] as number),
        ) as unknown as Place,
      );
    }
  }
  return out;
}

/** A round rod along a curve: handles, spouts, twigs, sticks. `width` gives the diameter for 0..1 along it. */
export function tube(sheet: Sheet, line: readonly Place[], width: (t: number) => number, surface: Surface): string {
  const directions = line.map((_, i): Place => {
    const [a, b] = [line[Math.max(0, i - 1)], line[Math.min(line.length - 1, i + 1)]] as [Place, Place];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  });
  const edge = (i: number, side: number, ahead = 0): string => {
    const [[x, y], [dx, dy]] = [line[i], directions[i]] as [Place, Place];
    const half = (width(i / (line.length - 1)) / 2) * side;
    return `${num(x - dy * half + dx * ahead)} ${num(y + dx * half + dy * ahead)}`;
  };
  const pieces: string[] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const [[x, y], [dx, dy]] = [line[i], directions[i]] as [Place, Place];
    const half = width(i / (line.length - 1)) / 2;
    const stops: Stop[] = across.map((s) => [(s + 1) / 2, lightOn(surface, [-dy * s, -dx * s, Math.sqrt(1 - s * s)])]);
    const fill = sheet.linear(stops, [x + dy * half, y - dx * half], [x - dy * half, y + dx * half], true);
    // Each piece reaches a little into the next, so that no seam shows.
    const reach = i + 2 < line.length ? 0.8 : 0;
    pieces.push(
      `<path d="M${edge(i, -1)}L${edge(i, 1)}L${edge(i + 1, 1, reach)}L${edge(i + 1, -1, reach)}Z" fill="${fill}"/>`,
    );
  }
  return pieces.join('');
}
