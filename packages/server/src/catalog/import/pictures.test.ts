import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GuardedFetchError } from '../../platform/guarded-fetch/guarded-fetch-error.ts';
import type { GuardedResponse } from '../../platform/guarded-fetch/guarded-fetch.ts';
import { createPictureSource } from './pictures.ts';

describe('pictures from the web', () => {
  let dataDir: string;
  let bytes: Uint8Array;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'smallshop-pictures-'));
    bytes = await sharp({ create: { width: 8, height: 4, channels: 3, background: 'olive' } })
      .png()
      .toBuffer();
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  const answer = (status: number, headers: Record<string, string> = {}): GuardedResponse => ({
    url: 'https://pics.example/a.png',
    status,
    headers: new Headers({ 'Content-Type': 'image/png', ...headers }),
    bytes,
  });
  /** A source whose downloads end one after the other as listed. */
  function sourceOf(...answers: (GuardedResponse | Error)[]) {
    const pauses: number[] = [];
    let asked = 0;
    const source = createPictureSource({
      dataDir,
      folder: dataDir,
      fetch() {
        const next = answers[asked++]!;
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
      pause: (ms) => Promise.resolve(void pauses.push(ms)),
    });
    return { source, pauses, asked: () => asked };
  }

  it('are asked for again when the failure may pass', async () => {
    const lost = new GuardedFetchError('unreachable', 'lost');
    const { source, pauses } = sourceOf(lost, answer(503), answer(200));
    expect(await source.load('https://pics.example/a.png')).toMatchObject({ width: 8, height: 4 });
    expect(pauses).toEqual([1000, 5000]);
  });

  it('are asked for again after the time that the server names, up to half a minute', async () => {
    const { source, pauses } = sourceOf(
      answer(429, { 'Retry-After': '7' }),
      answer(503, { 'Retry-After': '3600' }),
      answer(200),
    );
    await source.load('https://pics.example/a.png');
    expect(pauses).toEqual([7000, 30_000]);
  });

  it('are given up after three attempts, with the last answer', async () => {
    const { source, asked } = sourceOf(answer(500), answer(500), answer(502));
    await expect(source.load('https://pics.example/a.png')).rejects.toThrow('the server answered 502');
    expect(asked()).toBe(3);
  });

  it('are asked for once when the answer is final', async () => {
    const private_ = new GuardedFetchError('address_not_public', 'private');
    for (const [final, message] of [
      [answer(404), 'the server answered 404'] as const,
      [private_, 'private'] as const,
    ]) {
      const { source, asked } = sourceOf(final);
      await expect(source.load('https://pics.example/a.png')).rejects.toThrow(message);
      expect(asked()).toBe(1);
    }
  });

  it('come four at a time from one host, and eight in all', async () => {
    const open: { host: string; answer(response: GuardedResponse): void }[] = [];
    const most = { ofHost: 0, ofAll: 0 };
    const source = createPictureSource({
      dataDir,
      folder: dataDir,
      fetch: (url) =>
        new Promise((resolve) => {
          open.push({ host: new URL(url).host, answer: resolve });
          const hosts = Object.groupBy(open, ({ host }) => host);
          most.ofHost = Math.max(most.ofHost, ...Object.values(hosts).map((some) => some!.length));
          most.ofAll = Math.max(most.ofAll, open.length);
        }),
    });
    const hosts = ['a.example', 'b.example', 'c.example'];
    const all = Promise.all(
      hosts.flatMap((host) => Array.from({ length: 6 }, (_, nth) => source.load(`https://${host}/${nth}.png`))),
    );
    let isDone = false;
    void all.then(() => (isDone = true));
    while (!isDone) {
      open.shift()?.answer(answer(200));
      await new Promise(setImmediate);
    }
    expect(most).toEqual({ ofHost: 4, ofAll: 8 });
  });
});
