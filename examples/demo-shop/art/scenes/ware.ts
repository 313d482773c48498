import { dropShadow } from '../backdrop.ts';
import type { Surface } from '../light.ts';
import { lit, mix } from '../palette.ts';
import { type Sheet, ellipse, group, num, path } from '../svg.ts';
import { along, tube } from '../tube.ts';

/** A plate or a shallow dish from straight above, `r` pixels in radius. */
export function plateAbove(sheet: Sheet, { colour }: Surface, r: number): string {
  const ring = (x: number, a: number, b: number): string =>
    ellipse(0, 0, r * x, r * x, {
      fill: sheet.linear(
        [
          [0, lit(colour, a)],
          [0.5, lit(colour, (a + b) / 2)],
          [1, lit(colour, b)],
        ],
        [0.1, 0],
        [0.9, 1],
      ),
    });
  const clayEdge = ellipse(0, 0, r * 0.985, r * 0.985, {
    fill: 'none',
    stroke: mix(colour, '#a2714f', 0.55),
    'stroke-width': r * 0.018,
    'stroke-opacity': 0.7,
  });
  const shine = ellipse(-r * 0.5, -r * 0.52, r * 0.2, r * 0.07, {
    fill: '#fffaf0',
    opacity: 0.5,
    transform: `rotate(-45 ${-r * 0.5} ${-r * 0.52})`,
    filter: sheet.blur(7),
  });
  return (
    dropShadow(sheet, ellipse(0, 0, r, r, {}), 20) +
    ring(1, 0.76, 0.46) +
    clayEdge +
    ring(0.95, 0.62, 0.62) +
    ring(0.74, 0.46, 0.74) +
    ring(0.715, 0.6, 0.67) +
    shine
  );
}

/** A filled cup from above. */
export const cupAbove = (sheet: Sheet, surface: Surface, r: number, liquid: string): string =>
  plateAbove(sheet, surface, r) +
  ellipse(0, 0, r * 0.9, r * 0.9, { fill: lit(surface.colour, 0.5) }) +
  ellipse(2, 3, r * 0.84, r * 0.84, {
    fill: sheet.linear(
      [
        [0, lit(liquid, 0.36)],
        [0.4, liquid],
        [1, lit(liquid, 0.72)],
      ],
      [0.1, 0],
      [0.9, 1],
    ),
  }) +
  path(
    `M${num(-r * 0.6)} ${num(-r * 0.2)}A${num(r * 0.64)} ${num(r * 0.64)} 0 0 1 ${num(-r * 0.1)} ${num(-r * 0.62)}`,
    { fill: 'none', stroke: '#fffaf0', 'stroke-width': r * 0.05, 'stroke-linecap': 'round', opacity: 0.6 },
  );

/** A round teapot from above, its spout to the lower right. */
export function potAbove(sheet: Sheet, surface: Surface, r: number): string {
  const { colour } = surface;
  const spout = tube(
    sheet,
    along(
      [
        [r * 0.7, 0],
        [r * 1.05, 0],
        [r * 1.2, 6],
        [r * 1.55, 0],
      ],
      40,
    ),
    (t) => r * (0.5 - 0.32 * t),
    surface,
  );
  const handle = tube(
    sheet,
    along(
      [
        [-r * 0.8, 0],
        [-r * 1.1, 0],
        [-r * 1.3, 4],
        [-r * 1.62, 0],
      ],
      40,
    ),
    () => r * 0.17,
    surface,
  );
  const dome = (x: number, a: number, b: number): string =>
    ellipse(0, 0, r * x, r * x, {
      fill: sheet.radial(
        [
          [0, lit(colour, a)],
          [0.5, lit(colour, (a + b) / 2)],
          [1, lit(colour, b)],
        ],
        [0.36, 0.32],
        0.72,
      ),
    });
  const shade = ellipse(0, 0, r * 0.56, r * 0.56, {
    fill: '#140c0a',
    opacity: 0.3,
    filter: sheet.blur(7),
    transform: 'translate(5 8)',
  });
  const knobShade = ellipse(6, 9, r * 0.17, r * 0.17, { fill: '#140c0a', opacity: 0.4, filter: sheet.blur(5) });
  const body =
    dropShadow(sheet, ellipse(0, 0, r, r, {}) + ellipse(r * 1.1, 0, r * 0.45, r * 0.16, {}), 24) +
    handle +
    spout +
    dome(1, 0.86, 0.36) +
    shade +
    dome(0.54, 0.86, 0.5) +
    knobShade +
    dome(0.17, 0.95, 0.5);
  return group(body, { transform: 'rotate(24)' });
}
