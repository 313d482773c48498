import type { MediaSource } from '@smallshop/contract';

type Extension = 'mp4' | 'webm' | 'glb' | 'usdz';

/** Types of videos and models by the extension of their stored file. */
export const mimeTypes: Record<Extension, MediaSource['mimeType']> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  glb: 'model/gltf-binary',
  usdz: 'model/vnd.usdz+zip',
};

export function mimeTypeOf(file: string): MediaSource['mimeType'] {
  return mimeTypes[file.split('.')[1] as Extension];
}

/** Brands of MP4 that browsers play (ISO/IEC 14496-12, 4.3). HEIF and QuickTime have others. */
const mp4Brand = /^(?:iso[m2-9]|mp4[12]|avc1|M4V.|dash|msnv|3gp\d)$/;

/** Returns the type of a file from its first 256 bytes. Undefined if it is none of these. */
export function detectMedia(head: Buffer): Extension | undefined {
  const ascii = (from: number, to: number) => head.subarray(from, to).toString('latin1');
  if (ascii(4, 8) === 'ftyp') return mp4Brand.test(ascii(8, 12)) ? 'mp4' : undefined;
  // EBML, whose document type is in its header.
  if (head.readUInt32BE(0) === 0x1a45dfa3) return ascii(4, 64).includes('webm') ? 'webm' : undefined;
  if (ascii(0, 4) === 'glTF') return 'glb';
  // USDZ is a ZIP archive whose first file is a USD file, not compressed.
  const isZip = ascii(0, 4) === 'PK\x03\x04' && head.readUInt16LE(8) === 0;
  const first = ascii(30, Math.min(head.length, 30 + head.readUInt16LE(26)));
  return isZip && /\.usd[ac]?$/.test(first) ? 'usdz' : undefined;
}
