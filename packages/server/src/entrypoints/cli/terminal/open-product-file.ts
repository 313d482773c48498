import { fstatSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileSource } from '../../../catalog/import/rows/file-source.ts';
import { ProductFileError } from '../../../catalog/import/rows/product-file-error.ts';

export interface OpenProductFile {
  /** The bytes of what is no ordinary file, such as a pipe: they can be read once. */
  file: Uint8Array | FileSource;
  close(): Promise<void>;
}

/** Opens a product file, whose rows are read from it again when they are needed. Throws the error of the system. */
export async function openProductFile(path: string): Promise<OpenProductFile> {
  const handle = await open(path);
  const before = fstatSync(handle.fd);
  if (!before.isFile()) return { file: await handle.readFile().finally(() => handle.close()), close: async () => {} };
  const file: FileSource = {
    readAll: () => handle.readFile(),
    read(start, end) {
      const { size, mtimeMs } = fstatSync(handle.fd);
      if (size !== before.size || mtimeMs !== before.mtimeMs)
        throw new ProductFileError(
          `${resolve(path)} was changed while it was imported. What was imported until then stays: import it again.`,
        );
      const bytes = Buffer.allocUnsafe(end - start);
      readSync(handle.fd, bytes, 0, bytes.length, start);
      return bytes;
    },
  };
  return { file, close: () => handle.close() };
}
