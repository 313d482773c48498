import { describe, expect, it } from 'vitest';
import { fullDiskMessage } from './full-disk.ts';

const freeBytes = (bytes: number) => async () => bytes;
const ofSystem = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
const ofDatabase = new Error('Failed query: insert', {
  cause: Object.assign(new Error('could not extend file'), { code: '53100' }),
});

describe('an error of a full disk', () => {
  it('is reported with the folder and the fix', async () => {
    for (const error of [ofSystem, ofDatabase]) {
      expect(await fullDiskMessage(error, { dataDir: '/srv/shop', freeBytes: freeBytes(0) })).toBe(
        'The disk of /srv/shop is full (0 MB are free). Free at least 100 MB or move the folder and set ' +
          'SMALLSHOP_DATA_DIR, then run the command again.',
      );
    }
  });

  it('is recognised by what is free where the embedded database does not say why it cannot start', async () => {
    expect(
      await fullDiskMessage(new Error('Aborted(). Build with -sASSERTIONS'), {
        dataDir: '/srv/shop',
        freeBytes: freeBytes(4096),
      }),
    ).toContain('The disk of /srv/shop is full');
    expect(
      await fullDiskMessage(new Error('Aborted()'), { dataDir: '/srv/shop', freeBytes: freeBytes(1e9) }),
    ).toBeUndefined();
  });

  it('names the disk of the PostgreSQL server where that is the full one', async () => {
    const options = { dataDir: '/srv/shop', databaseUrl: 'postgresql://db/shop' };
    expect(await fullDiskMessage(ofDatabase, { ...options, freeBytes: freeBytes(1e9) })).toBe(
      'The disk of the PostgreSQL server is full. Free space there, then run the command again.',
    );
    expect(
      await fullDiskMessage(new Error('connection refused'), { ...options, freeBytes: freeBytes(0) }),
    ).toBeUndefined();
  });

  it('is recognised by the error code alone if its free space cannot be read', async () => {
    const fails = () => Promise.reject(new Error('ENOENT'));
    expect(await fullDiskMessage(ofSystem, { dataDir: '/srv/shop', freeBytes: fails })).toBe(
      'The disk of /srv/shop is full. Free at least 100 MB, then run the command again.',
    );
    expect(await fullDiskMessage(new Error('other'), { dataDir: '/srv/shop', freeBytes: fails })).toBeUndefined();
  });
});
