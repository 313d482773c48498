/**
 * `Content-Disposition` for a file that is saved under this name (RFC 6266). Old programs read `filename`, in ASCII;
 * others read `filename*` (RFC 8187). A quote or a line break in the name cannot end the header.
 */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
