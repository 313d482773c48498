let canvas: CanvasRenderingContext2D | null | undefined;

/**
 * A computed colour as `rgb()` or `rgba()`. Browsers compute `oklch()`, `color-mix()` and their like
 * to themselves, and Stripe's frames are not known to read those; a painted pixel is always sRGB.
 */
export function srgb(color: string): string {
  if (/^rgba?\(/.test(color)) return color;
  canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  if (!canvas) return color;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha = 255] = canvas.getImageData(0, 0, 1, 1).data;
  return alpha === 255
    ? `rgb(${red}, ${green}, ${blue})`
    : `rgba(${red}, ${green}, ${blue}, ${Math.round((alpha / 255) * 1000) / 1000})`;
}
