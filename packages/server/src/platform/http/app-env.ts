/** The variables that the middleware sets in Hono's context. */
export interface AppEnv {
  Variables: { requestId: string };
}
