import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Site } from './site.ts';

const cdn =
  process.env['SMALLSHOP_CDN_DIR'] ?? fileURLToPath(new URL('../../../packages/elements/dist/cdn', import.meta.url));

export const consentConfig = {
  policyUrl: '/privacy',
  categories: [
    { id: 'necessary' },
    {
      id: 'analytics',
      services: [
        { id: 'stats', name: 'Statistics', purpose: 'Counts visits', storage: [{ name: '_stats', days: 30 }] },
      ],
    },
    { id: 'marketing', services: [{ id: 'ads', name: 'Adverts', purpose: 'Shows adverts', storage: [] }] },
  ],
};

/**
 * The policy that the guide names: nothing inline, nothing from elsewhere, Trusted Types enforced; two builds are two
 * of Lit's policies.
 */
const csp =
  "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html smallshop-consent 'allow-duplicates'";

/**
 * A website without a shop that has the browser build at `/cdn`. `pages` by path; styles of a page are in a file of
 * their own.
 * `policy`: its Content-Security-Policy; null for a site without one.
 */
export async function startConsentSite(
  pages: () => Record<string, string>,
  policy: string | null = csp,
): Promise<Site> {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://site.example');
    const answer = (type: string, body: string | Buffer) =>
      response.writeHead(200, { 'content-type': type, ...(policy && { 'content-security-policy': policy }) }).end(body);
    const page = pages()[pathname];
    if (page !== undefined)
      return void answer(
        pathname.endsWith('.css')
          ? 'text/css'
          : pathname.endsWith('.js')
            ? 'text/javascript'
            : 'text/html; charset=utf-8',
        page,
      );
    if (pathname === '/consent.json') return void answer('application/json', JSON.stringify(consentConfig));
    const file = pathname.startsWith('/cdn/') && (await readFile(join(cdn, pathname.slice(5))).catch(() => null));
    if (file) return void answer('text/javascript', file);
    response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

export const banner = '<smallshop-cookie-consent region="DE" config="/consent.json"></smallshop-cookie-consent>';
export const consentScript = '<script type="module" src="/cdn/consent.js"></script>';
