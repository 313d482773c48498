import type { Context } from 'hono';
import { Hono } from 'hono';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { pageSecurity } from '../../platform/http/security-headers.ts';
import { createFileResponder, type FileResponder } from './file-response.ts';
import { findFile, type FoundFile } from './find-file.ts';
import { hashedName } from './hashed-name.ts';

const year = 'public, max-age=31536000, immutable';

export interface SiteOptions {
  stripe: boolean;
  /** The present handle of a product, by one that it had before. */
  findHandle(former: string): Promise<string | undefined>;
}

/** The website at `/`: pages revalidate each time, so that a new version shows at once. */
export function siteHandler(dir: string, { findHandle, ...policy }: SiteOptions) {
  const security = pageSecurity(policy);
  const respond = createFileResponder();
  return async (c: Context<AppEnv>): Promise<Response | undefined> => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return undefined;
    const found = await findFile(dir, c.req.path);
    if (!found) return (await toPresentHandle(c, dir, findHandle)) ?? missing(c, dir, respond, security);
    if ('redirect' in found) return c.redirect(found.redirect + new URL(c.req.url).search, 301);
    return respond(c, found.file, siteHeaders(found.file, security));
  };
}

/** The browser build at `/cdn`. A chunk that is no longer in the build comes from the archive of earlier builds. */
export function cdnRoutes(dir: string, archiveDir: string): Hono<AppEnv> {
  const respond = createFileResponder();
  const app = new Hono<AppEnv>();
  app.get('/*', async (c) => {
    const path = c.req.path.replace(/^\/cdn/, '');
    const present = await findFile(dir, path);
    const found = present ?? (hashedName.test(path) ? await findFile(archiveDir, path) : undefined);
    if (!found || 'redirect' in found) return c.notFound();
    return respond(c, found.file, {
      'Cache-Control': hashedName.test(found.file.path) ? year : 'public, max-age=300, stale-while-revalidate=86400',
    });
  });
  return app;
}

function siteHeaders(file: FoundFile, security: Record<string, string>): Record<string, string> {
  if (file.path.endsWith('.html')) return { ...security, 'Cache-Control': 'no-cache' };
  return { 'Cache-Control': hashedName.test(file.path) ? year : 'no-cache' };
}

/** Redirects the page of a product, `/products/tea-cup/` in any language, from a handle that the product had before. */
async function toPresentHandle(
  c: Context<AppEnv>,
  dir: string,
  findHandle: SiteOptions['findHandle'],
): Promise<Response | undefined> {
  const [, before, former] = /^((?:\/[\w-]+)?\/products\/)([^/]+)\/?$/.exec(c.req.path) ?? [];
  if (former === undefined || !isEncoded(former)) return undefined;
  const handle = await findHandle(decodeURIComponent(former));
  const path = `${before}${encodeURIComponent(handle ?? '')}/`;
  if (handle === undefined || !(await findFile(dir, path))) return undefined;
  return c.redirect(path + new URL(c.req.url).search, 301);
}

function isEncoded(segment: string): boolean {
  try {
    return decodeURIComponent(segment) !== '';
  } catch {
    return false;
  }
}

/** The site's own 404.html, where it has one and a person is asking. */
async function missing(
  c: Context<AppEnv>,
  dir: string,
  respond: FileResponder,
  security: Record<string, string>,
): Promise<Response | undefined> {
  if (!(c.req.header('Accept') ?? '').includes('text/html')) return undefined;
  const found = await findFile(dir, '/404.html');
  return found && 'file' in found ? respond(c, found.file, siteHeaders(found.file, security), 404) : undefined;
}
