import * as z from 'zod/mini';
import { component } from '../common/component.ts';

/** A file of an order. */
export const orderDownloadSchema = component(
  'OrderDownload',
  z.object({
    id: z.string(),
    lineId: z.string(),
    /** The name under which it is saved. */
    name: z.string(),
    /** Bytes. */
    size: z.int(),
    /** Address of the file, for anybody who has it. Null once it has expired, and if no download is left. */
    url: z.nullable(z.string()),
    /** When the address expires, ISO 8601, UTC. */
    expiresAt: z.string(),
    /** Number of complete downloads that are left. */
    downloadsLeft: z.int(),
  }),
);
export type OrderDownload = z.infer<typeof orderDownloadSchema>;
