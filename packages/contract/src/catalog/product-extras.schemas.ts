import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { languageSchema } from '../common/region.ts';
import { catalogLimits } from './catalog.limits.ts';
import { mediaListSchema } from './product-media.schemas.ts';
import { metafieldsSchema } from './metafield.schemas.ts';

const byLanguage = (length: number) => z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(length)));

/** Title and description for search engines, by language. Without one, that of the product counts. */
export const seoInputSchema = component(
  'SeoInput',
  z.object({
    title: z.optional(byLanguage(catalogLimits.titleLength)),
    description: z.optional(byLanguage(catalogLimits.seoDescriptionLength)),
  }),
);
export type SeoInput = z.infer<typeof seoInputSchema>;

/** What a merchant may set of a product besides texts, options and pictures. The database keeps it in one column. */
export const productExtrasShape = {
  seo: z.optional(seoInputSchema),
  metafields: z.optional(metafieldsSchema),
  /** Videos and 3D models, in their order. Files are added by the route of media. */
  media: z.optional(mediaListSchema),
};
export const productExtrasSchema = z.object(productExtrasShape);
export type ProductExtras = z.infer<typeof productExtrasSchema>;

/** The same as a merchant writes it. Null is the same as none: a change of a product clears a field with it. */
export const productExtrasInputShape = {
  seo: z.optional(z.nullable(seoInputSchema)),
  metafields: z.optional(z.nullable(metafieldsSchema)),
  media: z.optional(z.nullable(mediaListSchema)),
};
