/** The text of a file in UTF-8 or UTF-16, as spreadsheets save it, without its byte order mark. */
export function decodeFile(bytes: Uint8Array): string {
  const encoding = findEncoding(bytes);
  try {
    // A damaged character of UTF-16 becomes U+FFFD; in UTF-8 it is the sign of another encoding.
    return new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes);
  } catch (cause) {
    throw new Error('The file is neither UTF-8 nor UTF-16. In a spreadsheet, save it as "CSV UTF-8".', { cause });
  }
}

function findEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a byte order mark: every second byte of the column names, which are ASCII, is zero.
  const start = bytes.subarray(0, 64);
  const zeros = (parity: number) => start.filter((byte, index) => index % 2 === parity && byte === 0).length;
  const most = start.length * 0.4;
  if (start.length >= 4 && zeros(1) > most) return 'utf-16le';
  if (start.length >= 4 && zeros(0) > most) return 'utf-16be';
  return 'utf-8';
}
