import type { ConsentStorage } from './port.ts';

/**
 * The first storage that works. A text lives in one of them only: were an old yes left behind in
 * another, it would come back after a no.
 */
export function layeredStorage(...layers: readonly ConsentStorage[]): ConsentStorage {
  return {
    read(name) {
      for (const layer of layers) {
        const text = layer.read(name);
        if (text !== null) return text;
      }
      return null;
    },
    write(name, value, maxAge) {
      let written = false;
      for (const layer of layers) {
        if (written) layer.clear(name);
        else if (!(written = layer.write(name, value, maxAge))) layer.clear(name);
      }
      return written;
    },
    clear(name) {
      for (const layer of layers) layer.clear(name);
    },
  };
}
