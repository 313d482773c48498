/** What the middleware puts into Hono's own context. */
export interface AppEnv {
  Variables: { requestId: string };
}
