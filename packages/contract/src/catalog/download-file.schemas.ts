import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { isFileName } from '../common/file-name.ts';

/** Maximum size of a file that is sold, in bytes. */
export const maxDownloadBytes = 100 * 1024 * 1024;
/** Maximum number of files of a variant. */
export const maxFilesPerVariant = 20;

/** The name under which a file is saved. */
export const fileNameSchema = z
  .string()
  .check(z.refine(isFileName, { error: 'is no name of a file: write 1 to 200 characters, without / and \\' }));

/** A file of a digital item: buyers can download it once they have paid. */
export const downloadFileSchema = component(
  'DownloadFile',
  z.object({
    /** Name of the stored file: a hash of its content. */
    file: z.string().check(z.regex(/^[0-9a-f]{40}\.download$/)),
    name: fileNameSchema,
    /** Bytes. */
    size: z.int().check(z.gte(1)),
  }),
);
export type DownloadFile = z.infer<typeof downloadFileSchema>;

export const downloadFilesSchema = z.array(downloadFileSchema).check(
  z.minLength(1),
  z.maxLength(maxFilesPerVariant),
  z.refine((files) => new Set(files.map(({ name }) => name)).size === files.length, {
    error: 'has two files of one name: rename one',
  }),
);

/** A file of a digital item as shoppers see it before they buy. `size` in bytes. */
export const shownFileSchema = component('ShownFile', z.object({ name: z.string(), size: z.int() }));
export type ShownFile = z.infer<typeof shownFileSchema>;
