import * as z from 'zod/mini';
import { component } from './component.ts';

/**
 * A picture. `template` holds `{width}` and `{format}`; fill them from `widths` and `formats`
 * to build a `srcset`. `url` is a ready address of a middle size.
 */
export const imageSchema = component(
  'Image',
  z.object({
    id: z.string(),
    alt: z.string(),
    /** Pixels of the original; use them for the aspect ratio. */
    width: z.int(),
    height: z.int(),
    url: z.string(),
    template: z.string(),
    widths: z.array(z.int()),
    formats: z.array(z.enum(['avif', 'webp'])),
    /** The point that a cropped picture has to show, from 0, 0 at the left and top to 1, 1. Absent: the middle. */
    focalPoint: z.optional(z.object({ x: z.number(), y: z.number() })),
    /** A picture of a few pixels as a data URL, to show until this one has come. Only for a single product. */
    placeholder: z.optional(z.string()),
  }),
);
export type Image = z.infer<typeof imageSchema>;
