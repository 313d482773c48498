import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pictures } from './pictures.ts';
import { renderPictures } from './render.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'smallshop-pictures-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a draft has the size of its picture, is replaced by it, and does not replace it', async () => {
  const [drawing] = pictures.values();
  const { file, size } = drawing!;
  const render = (draft: boolean) => renderPictures(folder, { only: [file], draft });
  const content = () => readFile(join(folder, file));

  expect(await render(true)).toEqual({ drawn: 1, kept: 0 });
  const draft = await content();
  expect(await sharp(draft).metadata()).toMatchObject(size);
  expect(await render(true)).toEqual({ drawn: 0, kept: 1 });

  expect(await render(false)).toEqual({ drawn: 1, kept: 0 });
  const picture = await content();
  expect(picture.equals(draft)).toBe(false);
  expect(await render(true)).toEqual({ drawn: 0, kept: 1 });
  expect((await content()).equals(picture)).toBe(true);
});
