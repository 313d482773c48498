/** The oldest Node that has what the server uses. */
const oldest = 22;

/** Why the server does not run on this version of Node, with the fix. Null where it does. */
export function nodeVersionError(version: string): string | null {
  if (Number(version.split('.')[0]) >= oldest) return null;
  const fix = `Install Node ${oldest} or newer from https://nodejs.org and run the command again.`;
  return `Node ${version} is too old. ${fix}`;
}
