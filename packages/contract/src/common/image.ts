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
  }),
);
export type Image = z.infer<typeof imageSchema>;
