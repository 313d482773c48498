import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { imageSchema } from '../common/image.ts';
import { languageSchema } from '../common/region.ts';

/** Maximum size of a video or a 3D model, in bytes. */
export const maxMediaBytes = 100 * 1024 * 1024;
/** Maximum number of videos and 3D models of a product. */
export const maxMediaPerProduct = 20;

const alt = z.optional(z.record(languageSchema, z.string().check(z.maxLength(500))));
/** `file` of a picture of the product: what is shown until the media is loaded. Null or left out: none. */
const poster = z.optional(z.nullable(z.string().check(z.regex(/^[\w.-]+$/))));
const shown = { alt, poster };
/** Bytes. */
const size = z.int().check(z.gte(1));

const modelFilesSchema = z
  .array(z.object({ file: z.string().check(z.regex(/^[0-9a-f]{40}\.(glb|usdz)$/)), size }))
  .check(
    z.minLength(1),
    z.refine((files) => new Set(files.map(({ file }) => file.split('.')[1])).size === files.length, {
      error: 'has two files of one type: a model has one GLB, one USDZ, or both',
    }),
  );

const videoIds = { youtube: /^[\w-]{11}$/, vimeo: /^\d{5,12}$/ };

/**
 * A video or a 3D model of a product, beside its pictures. `video` is a file in the store, MP4 or WebM; `model` is one
 * or two files of the same model, GLB and USDZ; `external_video` is at YouTube or Vimeo, by its id.
 */
export const mediaDataSchema = component(
  'MediaData',
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('video'),
      /** Name of the stored file: a hash of its content, and its type. */
      file: z.string().check(z.regex(/^[0-9a-f]{40}\.(mp4|webm)$/)),
      size,
      ...shown,
    }),
    z.object({ kind: z.literal('model'), files: modelFilesSchema, ...shown }),
    z
      .object({
        kind: z.literal('external_video'),
        host: z.enum(['youtube', 'vimeo']),
        videoId: z.string(),
        ...shown,
      })
      .check(
        z.refine(({ host, videoId }) => videoIds[host].test(videoId), {
          error: 'is no id of a video there: write that of its address, such as dQw4w9WgXcQ or 76979871',
          path: ['videoId'],
        }),
      ),
  ]),
);
export type MediaData = z.infer<typeof mediaDataSchema>;

export const mediaListSchema = z.array(mediaDataSchema).check(z.maxLength(maxMediaPerProduct));

/** A file that a browser can load. `size` in bytes. */
export const mediaSourceSchema = component(
  'MediaSource',
  z.object({
    url: z.string(),
    mimeType: z.enum(['video/mp4', 'video/webm', 'model/gltf-binary', 'model/vnd.usdz+zip']),
    size: z.int(),
  }),
);
export type MediaSource = z.infer<typeof mediaSourceSchema>;

const seen = { alt: z.string(), poster: z.nullable(imageSchema) };

/**
 * A video or a 3D model as shoppers see it. Nothing of an `external_video` is on the shop's server but its poster: show
 * that, or a link to `url`, and load `embedUrl` only once the visitor has allowed it.
 */
export const productMediaSchema = component(
  'ProductMedia',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('video'), sources: z.array(mediaSourceSchema), ...seen }),
    z.object({ kind: z.literal('model'), sources: z.array(mediaSourceSchema), ...seen }),
    z.object({
      kind: z.literal('external_video'),
      host: z.enum(['youtube', 'vimeo']),
      videoId: z.string(),
      /** The page of the video. */
      url: z.string(),
      /** For a frame: without cookies at YouTube, with "do not track" at Vimeo. */
      embedUrl: z.string(),
      ...seen,
    }),
  ]),
);
export type ProductMedia = z.infer<typeof productMediaSchema>;
