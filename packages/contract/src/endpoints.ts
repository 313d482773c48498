import { adminEndpoints } from './admin/admin.endpoints.ts';
import { shopEndpoints } from './shop-endpoints.ts';

/** Method and path of every operation, apart from the schemas, so that a browser can import it without zod. */
export const endpoints = { ...shopEndpoints, admin: adminEndpoints } as const;
export type Endpoints = typeof endpoints;
