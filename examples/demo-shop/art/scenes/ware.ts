import { dropShadow } from '../backdrop.ts';
import type { Surface } from '../light.ts';
import { lit, mix } from '../palette.ts';
import { type Sheet, ellipse, group } from '../svg.ts';

/** A plate or a shallow dish from straight above, `r` pixels in radius. */
export function plateAbove(sheet: Sheet, { colour }: Surface, r: number): string {
  const ring = (x: number, a: number, b: number): string =>
    ellipse(0, 0, r * x, r * x, { fill: sheet.linear([[0, lit(colour, a)], [0.5, lit(colour, (a + b) / 2)], [1, lit(colour, b)]], [0.1, 0], [0.9, 1]) });
  const clayEdge = ellipse(0, 0, r * 0.985, r * 0.985, { fill: 'none', stroke: mix(colour, '#a2714f', 0.55), 'stroke-width': r * 0.018, 'stroke-opacity': 0.7 });
  const shine = ellipse(-r * 0.5, -r * 0.52, r * 0.2, r * 0.07, { fill: '#fffaf0', opacity: 0.5, transform: `rotate(-45 ${-r * 0.5} ${-r * 0.52})`, filter: sheet.blur(7) });
  return dropShadow(sheet, ellipse(0, 0, r, r, {}), 20) + ring(1, 0.76, 0.46) + clayEdge + ring(0.95, 0.62, 0.62) + ring(0.74, 0.46, 0.74) + ring(0.715, 0.6, 0.67) + group(shine);
}
