import type { HttpBindings } from '@hono/node-server';

/** The variables that the middleware sets in Hono's context. */
export interface AppEnv {
  /** Node's own request and response. Absent in tests that call the app without a server. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Set by a route whose response is cached: its key in the cache, validator and bytes. */
    cached?: { key: string; etag: string; body: Uint8Array };
  };
}
