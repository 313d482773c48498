import { maxDownloadBytes } from '../catalog/download-file.schemas.ts';
import { route } from '../common/route.ts';
import { adminProductSchema } from './admin-product.schemas.ts';
import { fileEndpoints } from './file.endpoints.ts';

/** Changes the files of one variant and returns the changed product. */
const changed = { key: 'secret', versioned: true, response: adminProductSchema } as const;

export const fileRoutes = {
  put: route({
    ...changed,
    endpoint: fileEndpoints.put,
    summary: 'Upload a file that buyers of a variant can download, or replace it. The body is the file',
    upload: { maxBytes: maxDownloadBytes, isLarge: true, contentTypes: ['application/octet-stream'] },
    errors: ['product_not_found', 'variant_not_found', 'version_conflict'],
  }),
  remove: route({
    ...changed,
    endpoint: fileEndpoints.remove,
    summary: 'Remove a file from a variant. Those who bought it before keep it',
    errors: ['product_not_found', 'variant_not_found', 'file_not_found', 'version_conflict'],
  }),
};
