import type { Image } from '@smallshop/contract';

/**
 * A plain image as a data URI, the same for every width and format, so that a page under test sends no image request.
 * Every character is escaped, for use in `srcset`.
 */
export function picture(id: string, alt: string, hue: number): Image {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000">' +
    `<rect width="800" height="1000" fill="hsl(${hue} 40% 80%)"/>` +
    `<circle cx="400" cy="500" r="260" fill="hsl(${hue} 40% 55%)"/></svg>`;
  const escaped = encodeURIComponent(svg).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const url = `data:image/svg+xml,${escaped}`;
  return { id, alt, width: 800, height: 1000, url, template: url, widths: [320, 640, 960], formats: ['webp'] };
}
