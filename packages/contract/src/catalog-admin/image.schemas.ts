import * as z from 'zod/mini';
import { focalPointSchema, localizedTextSchema } from './product-data.schemas.ts';

/** An http or https address that everyone can reach. */
export const imageUrlSchema = z.string().check(z.regex(/^https?:\/\//), z.maxLength(2000));

/** What a merchant says of a picture. */
export const imageTexts = {
  /** What the picture shows, for those who cannot see it. */
  alt: z.optional(localizedTextSchema),
  /** Null: the middle. */
  focalPoint: z.optional(z.nullable(focalPointSchema)),
};
