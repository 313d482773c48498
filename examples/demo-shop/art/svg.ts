import { type Random, seeded } from './random.ts';

type Attributes = Record<string, string | number | undefined>;
export type Stop = readonly [offset: number, colour: string, opacity?: number];

/** Short numbers keep the documents small. */
export const num = (value: number): string => String(Math.round(value * 100) / 100);

const write = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${typeof value === 'number' ? num(value) : value}"`))
    .join('');

export const el = (name: string, attributes: Attributes, inside = ''): string =>
  `<${name}${write(attributes)}${inside ? `>${inside}</${name}>` : '/>'}`;

export const path = (d: string, attributes: Attributes): string => el('path', { d, ...attributes });
export const ellipse = (cx: number, cy: number, rx: number, ry: number, attributes: Attributes): string =>
  el('ellipse', { cx, cy, rx: Math.max(0, rx), ry: Math.max(0, ry), ...attributes });
export const rect = (x: number, y: number, width: number, height: number, attributes: Attributes): string =>
  el('rect', { x, y, width, height, ...attributes });
export const group = (inside: string, attributes: Attributes = {}): string => el('g', attributes, inside || ' ');

/** Places a drawing made around its own origin. */
export const at = (x: number, y: number, inside: string, scale = 1, turn = 0): string =>
  group(inside, {
    transform:
      `translate(${num(x)} ${num(y)})` +
      (turn ? ` rotate(${num(turn)})` : '') +
      (scale === 1 ? '' : ` scale(${scale})`),
  });

export const polygon = (points: readonly (readonly [number, number])[]): string =>
  `M${points.map(([x, y]) => `${num(x)} ${num(y)}`).join('L')}Z`;

/** One picture's definitions (gradients, blurs, clips) and its randomness. */
export class Sheet {
  readonly random: Random;
  #definitions = new Map<string, string>();

  constructor(seed: string) {
    this.random = seeded(seed);
  }

  /** Equal definitions are written once. */
  define(content: string, wrap: (id: string) => string): string {
    let id = this.#definitions.get(content)?.match(/id="([^"]+)"/)?.[1];
    if (!id) {
      id = `d${this.#definitions.size.toString(36)}`;
      this.#definitions.set(content, wrap(id));
    }
    return `url(#${id})`;
  }

  linear(
    stops: readonly Stop[],
    from: readonly [number, number],
    to: readonly [number, number],
    absolute = false,
  ): string {
    const line = {
      x1: from[0],
      y1: from[1],
      x2: to[0],
      y2: to[1],
      gradientUnits: absolute ? 'userSpaceOnUse' : undefined,
    };
    const inside = drawStops(stops);
    return this.define(`l${write(line)}${inside}`, (id) => el('linearGradient', { id, ...line }, inside));
  }

  radial(stops: readonly Stop[], centre: readonly [number, number] = [0.5, 0.5], radius = 0.5): string {
    const circle = { cx: centre[0], cy: centre[1], r: radius };
    const inside = drawStops(stops);
    return this.define(`r${write(circle)}${inside}`, (id) => el('radialGradient', { id, ...circle }, inside));
  }

  /** `reach` is how far beyond the drawing's box the blur is worked out, as a share of it: less is much faster. */
  blur(deviation: number, reach = 0.5): string {
    const region = {
      x: `${-reach * 100}%`,
      y: `${-reach * 100}%`,
      width: `${100 + reach * 200}%`,
      height: `${100 + reach * 200}%`,
    };
    return this.define(`b${deviation}/${reach}`, (id) =>
      // In the default, linear colours, each blur converts its surface twice.
      el(
        'filter',
        { id, ...region, 'color-interpolation-filters': 'sRGB' },
        el('feGaussianBlur', { stdDeviation: deviation }),
      ),
    );
  }

  clip(shapes: string): string {
    return this.define(`c${shapes}`, (id) => el('clipPath', { id }, shapes));
  }

  pattern(width: number, height: number, inside: string, transform?: string): string {
    const box = { width, height, patternUnits: 'userSpaceOnUse', patternTransform: transform };
    return this.define(`p${write(box)}${inside}`, (id) => el('pattern', { id, ...box }, inside));
  }

  document(width: number, height: number, content: string, scale = 1): string {
    const box = {
      xmlns: 'http://www.w3.org/2000/svg',
      width: width * scale,
      height: height * scale,
      viewBox: `0 0 ${width} ${height}`,
    };
    return el('svg', box, el('defs', {}, [...this.#definitions.values()].join('')) + content);
  }
}

const drawStops = (stops: readonly Stop[]): string =>
  stops
    .map(([offset, colour, opacity]) => el('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity }))
    .join('');
