import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** Bytes. A smaller body fits into one packet, so compressing it gains nothing. */
export const minCompressedBytes = 1024;

/** Higher levels make smaller bodies and take longer. A file is compressed once, a catalog response each second. */
const levels = { file: { brotli: 9, gzip: 9 }, response: { brotli: 4, gzip: 6 } };

/** A body in the encodings that clients asked for so far. */
export interface EncodedBody {
  identity: Uint8Array<ArrayBuffer>;
  /** Compresses at the first call for an encoding; later calls return the same bytes. */
  in(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
}

export function encodedBody(
  identity: Uint8Array<ArrayBuffer>,
  kind: keyof typeof levels,
  onCompressed: (bytes: number) => void = () => {},
): EncodedBody {
  const bodies = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>([['identity', Promise.resolve(identity)]]);
  return {
    identity,
    in(encoding) {
      const known = bodies.get(encoding);
      if (known) return known;
      const made = compress(encoding, identity, kind);
      bodies.set(encoding, made);
      made.then(
        ({ byteLength }) => onCompressed(byteLength),
        () => bodies.delete(encoding),
      );
      return made;
    },
  };
}

/** Returns the best encoding that the client accepts for a body of this size. */
export function chooseEncoding(acceptEncoding: string | null | undefined, size: number): Encoding {
  if (!acceptEncoding || size < minCompressedBytes) return 'identity';
  const names = acceptEncoding
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
}

/** Returns the headers that depend on the encoding. The validator of a compressed body is weak: the bytes differ. */
export function encodingHeaders(encoding: Encoding, etag: string): Record<string, string> {
  return encoding === 'identity' ? { ETag: etag } : { ETag: `W/${etag}`, 'Content-Encoding': encoding };
}

async function compress(
  encoding: Encoding,
  bytes: Uint8Array,
  kind: keyof typeof levels,
): Promise<Uint8Array<ArrayBuffer>> {
  const level = levels[kind];
  const params = { [constants.BROTLI_PARAM_QUALITY]: level.brotli, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return new Uint8Array(
    await (encoding === 'br'
      ? promisify(brotliCompress)(bytes, { params })
      : promisify(gzip)(bytes, { level: level.gzip })),
  );
}
