/** Whether a text can be the name of a file on every system: no control characters, no slashes, no dots alone. */
export function isFileName(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[^\x00-\x1f\x7f/\\]{1,200}$/.test(text) && !/^\.+$/.test(text) && text.trim() === text;
}
