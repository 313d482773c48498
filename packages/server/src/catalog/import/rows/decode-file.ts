import { isUtf8 } from 'node:buffer';
import { ProductFileError } from './product-file-error.ts';

export type FileEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GBK' | 'GB18030';

export interface DecodedFile {
  /** In UTF-8, without a byte order mark. */
  bytes: Buffer;
  encoding: FileEncoding;
}

/** The text of a file in UTF-8, UTF-16, GBK or GB18030, as spreadsheets save it. Throws where it is in none of them. */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  const utf16 = findUtf16(bytes);
  // A damaged character of UTF-16 becomes U+FFFD; in UTF-8 it is the sign of another encoding.
  if (utf16) return { bytes: Buffer.from(new TextDecoder(utf16).decode(bytes)), encoding: utf16 };
  // The bytes stay: their text would take up to twice as much memory.
  if (isUtf8(bytes)) return { bytes: withoutMark(bytes), encoding: 'UTF-8' };
  const found = findChinese(bytes);
  const text = found && decodeChinese(bytes);
  if (text !== undefined) return { bytes: Buffer.from(text), encoding: found! };
  throw new ProductFileError(
    'The file is neither UTF-8 nor UTF-16 nor GBK nor GB18030. In a spreadsheet, save it as "CSV UTF-8"; ' +
      'elsewhere, choose UTF-8 where the file is exported.',
  );
}

function withoutMark(bytes: Uint8Array): Buffer {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.subarray(all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf ? 3 : 0);
}

/** Undefined where the bytes are in another encoding. */
function decodeChinese(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function findUtf16(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  // Without a byte order mark: every second byte of the column names, which are ASCII, is zero.
  const start = bytes.subarray(0, 64);
  const zeros = (parity: number) => start.filter((byte, index) => index % 2 === parity && byte === 0).length;
  const most = start.length * 0.4;
  if (start.length >= 4 && zeros(1) > most) return 'UTF-16LE';
  if (start.length >= 4 && zeros(0) > most) return 'UTF-16BE';
  return undefined;
}

/** In fewer, some sounds may be missing. */
const fewCharacters = 12;

/**
 * GBK, or GB18030 with its characters of four bytes, where the pairs of bytes above ASCII are distributed as in
 * simplified Chinese. Most bytes of other encodings are
 * valid in GBK too and would become wrong characters: an accented letter and the one after it in Latin-1, syllables in
 * Korean, kana and kanji in Shift JIS.
 */
function findChinese(bytes: Uint8Array): 'GBK' | 'GB18030' | undefined {
  let encoding: 'GBK' | 'GB18030' = 'GBK';
  const pairs = { all: 0, common: 0, late: 0 };
  for (let index = 0; index < bytes.length; index += 1) {
    const [first, second] = [bytes[index]!, bytes[index + 1] ?? 0];
    if (first < 0x81) continue;
    // The rare characters and those of minorities, which say nothing of the others.
    if (isDigit(second) && (bytes[index + 2] ?? 0) >= 0x81 && isDigit(bytes[index + 3] ?? 0)) {
      encoding = 'GB18030';
      index += 3;
      continue;
    }
    index += 1;
    pairs.all += 1;
    // Chinese punctuation and full-width characters, then the 3,755 most frequent characters, by their pronunciation.
    const isSign = first === 0xa1 || first === 0xa3;
    const isCharacter = first >= 0xb0 && first <= 0xd7;
    if (second >= 0xa1 && (isSign || isCharacter)) pairs.common += 1;
    // Those that are pronounced from "shao" to "zuo". Korean has no syllable there.
    if (second >= 0xa1 && first >= 0xc9 && isCharacter) pairs.late += 1;
  }
  const isChinese =
    pairs.all > 0 && pairs.common >= pairs.all * 0.85 && (pairs.all < fewCharacters || pairs.late >= pairs.all * 0.1);
  return isChinese ? encoding : undefined;
}

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
