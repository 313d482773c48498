import { type Size, portrait } from './backdrop.ts';
import { table, tableLaid } from './scenes/table.ts';
import { tea } from './scenes/tea.ts';
import { teaware } from './scenes/teaware.ts';
import { pegRail, wear } from './scenes/wear.ts';
import { about, hero, teaTable, teawareTable } from './scenes/wide.ts';
import type { Picture } from './scenes/kit.ts';

export interface Drawing {
  readonly file: string;
  readonly size: Size;
  readonly picture: Picture;
}

const wide: Size = { width: 1600, height: 1200 };

/** Every picture of the shop, by file name. */
export const pictures: ReadonlyMap<string, Drawing> = new Map(
  [
    ...Object.entries({ ...tea, ...teaware, ...table, ...wear }).flatMap(([handle, album]) =>
      album.map((picture, i): Drawing => ({ file: `${handle}-${i + 1}.jpg`, size: portrait, picture })),
    ),
    { file: 'collection-tea.jpg', size: wide, picture: teaTable },
    { file: 'collection-teaware.jpg', size: wide, picture: teawareTable },
    { file: 'collection-table.jpg', size: wide, picture: tableLaid },
    { file: 'collection-wear.jpg', size: wide, picture: pegRail },
    { file: 'about.jpg', size: wide, picture: about },
    { file: 'hero.jpg', size: { width: 2400, height: 1350 }, picture: hero },
  ].map((drawing) => [drawing.file, drawing]),
);
