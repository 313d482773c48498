// Returns whether a step's inputs changed since it last ran, so that a second start is quick.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

const ignored = new Set(['node_modules', 'dist', '.git', '.smallshop']);

function* filesBelow(path) {
  if (statSync(path).isFile()) return yield path;
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!ignored.has(entry.name)) yield* filesBelow(join(path, entry.name));
  }
}

/** Hash of names and contents of everything below `paths` (relative to the repository). */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(root, path)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Whether the step's inputs are as they were when it last succeeded, and its outputs are still there. */
export const isUnchanged = (name, { inputs, outputs }, now = fingerprint(inputs)) =>
  outputs.every((path) => existsSync(join(root, path))) && lastInputs(name) === now;

const markOf = (name) => join(root, '.smallshop', 'built', name);
const lastInputs = (name) => existsSync(markOf(name)) && readFileSync(markOf(name), 'utf8');

/** Runs `step` unless it is unchanged. The mark is written only after the step succeeded. */
export async function whenChanged(name, files, step) {
  const now = fingerprint(files.inputs);
  if (isUnchanged(name, files, now)) return false;
  await step();
  mkdirSync(dirname(markOf(name)), { recursive: true });
  writeFileSync(markOf(name), now);
  return true;
}
