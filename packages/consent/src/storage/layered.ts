import { safely } from '../safely.ts';
import type { ConsentStorage } from './port.ts';

/**
 * The first storage that works; one that throws does not. A text lives in one of them only: were an old yes left
 * behind in another, it would come back after a no.
 */
export const layeredStorage = (...layers: readonly ConsentStorage[]): ConsentStorage => ({
  read: (name) => layers.map((layer) => safely(() => layer.read(name))).find((text) => text != null) ?? null,
  write: (name, value, maxAge) =>
    layers.reduce(
      (written, layer) =>
        (!written && safely(() => layer.write(name, value, maxAge))) || (safely(() => layer.clear(name)), written),
      false,
    ),
  clear: (name) => layers.forEach((layer) => safely(() => layer.clear(name))),
});
