import { expect, it } from 'vitest';
import { nodeVersionError } from './node-version.ts';

it('is refused where it is older than the server needs, with the fix', () => {
  expect(nodeVersionError('20.19.2')).toBe(
    'Node 20.19.2 is too old. Install Node 22 or newer from https://nodejs.org and run the command again.',
  );
  expect(nodeVersionError('9.0.0')).not.toBeNull();
  expect(nodeVersionError('22.0.0')).toBeNull();
  expect(nodeVersionError(process.versions.node)).toBeNull();
});
