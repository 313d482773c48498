import { maxMediaBytes } from '../catalog/product-media.schemas.ts';
import { route } from '../common/route.ts';
import { adminProductSchema } from './admin-product.schemas.ts';
import { mediaEndpoints } from './media.endpoints.ts';

export const mediaRoutes = {
  upload: route({
    endpoint: mediaEndpoints.upload,
    summary: 'Upload a video (MP4, WebM) or a 3D model (GLB, USDZ) of a product. The body is the file',
    key: 'secret',
    versioned: true,
    upload: {
      maxBytes: maxMediaBytes,
      isLarge: true,
      contentTypes: ['video/mp4', 'video/webm', 'model/gltf-binary', 'model/vnd.usdz+zip'],
    },
    response: adminProductSchema,
    errors: ['product_not_found', 'media_unusable', 'version_conflict'],
  }),
};
