import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const newSpaceSize = () => getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')!.space_size;

/**
 * Lets V8's space for new objects grow to this size, and keeps it there. `cli.ts` keeps it at 2 MB, which is too little
 * for work that makes many objects and soon needs them no more: they are copied again and again. V8 has no setting of
 * the size that works at run time; the space grows when many new objects are in use.
 */
export function growNewSpace(bytes: number): void {
  setFlagsFromString('--semi-space-growth-factor=2');
  const used: unknown[] = [];
  while (newSpaceSize() < bytes && used.length < 1000) used.push(Array.from({ length: 1000 }, (_, nth) => [nth]));
  setFlagsFromString('--semi-space-growth-factor=1');
}
