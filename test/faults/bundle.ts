import { fileURLToPath } from 'node:url';
import { bundleServer } from '../../tools/bundle-server.mjs';

const folder = '.smallshop/fault-tests';
const name = 'server';

/** The server of these tests as one program: a run starts it some hundred times. */
export const serverProgram = fileURLToPath(new URL(`../../${folder}/${name}.js`, import.meta.url));

/** Runs once before the tests. */
export default async function bundle(): Promise<void> {
  await bundleServer('test/faults/server.entry.ts', folder, name);
}
