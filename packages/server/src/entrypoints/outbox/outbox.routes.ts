import { Hono } from 'hono';
import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../../shop/requests/context.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { escape, headTags, look } from '../../orders/mail/mail-blocks.ts';
import { findStoredMails } from '../../orders/mail/outbox.repo.ts';

const shown = 50;
/** A mail runs no code and fetches nothing; its looks are written into it. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/**
 * The mails that a shop in test mode would have sent. They contain order links and codes, so the page needs the link
 * that is printed at start. The host name is checked too: it stops a page elsewhere whose name leads to this machine.
 * The host name alone is not enough, because a proxy on the same machine may replace it with its own.
 */
export function outboxRoutes({ db }: Pick<Deps, 'db'>, token: string): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const home = `/outbox/${token}`;
  app.use('/:token/*', async (c, next) => {
    const { hostname } = new URL(c.req.url);
    if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return c.notFound();
    if (!timingSafeEqual(Buffer.from(hashToken(c.req.param('token'))), Buffer.from(hashToken(token))))
      return c.notFound();
    await next();
    // The page that says there is none is the site's.
    if (c.res.status === 404) return undefined;
    c.header('Content-Security-Policy', policy);
    c.header('Cache-Control', 'no-store');
    // The links in a mail lead to other pages, which must not learn this one.
    c.header('Referrer-Policy', 'no-referrer');
    return undefined;
  });
  app.get('/:token/', (c) => c.redirect(home));
  app.get('/:token', async (c) => {
    const rows = (await findStoredMails(db, shown)).map(
      ({ id, createdAt, kept }) =>
        `<tr><td>${createdAt.toISOString().slice(0, 19)}Z</td><td>${escape(kept!.to)}</td>` +
        `<td lang="${escape(kept!.language)}" dir="auto"><a href="${home}/${id}">${escape(kept!.subject)}</a></td>` +
        `<td><a href="${home}/${id}.txt">text</a></td></tr>`,
    );
    const list =
      rows.length > 0
        ? '<table cellpadding="8"><thead><tr><th scope="col">When</th><th scope="col">To</th>' +
          '<th scope="col">Subject</th><th scope="col">Plain</th></tr></thead>' +
          `<tbody>\n${rows.join('\n')}\n</tbody></table>`
        : '<p>No mail yet. Place an order, then reload.</p>';
    return c.html(`<!doctype html>
<html lang="en"><head>${headTags('Outbox')}</head><body style='${look.body}'><main><h1>Outbox</h1>
<p>There is no mail server (SMTP_URL), so mails are kept here, newest first.</p>\n${list}\n</main></body></html>\n`);
  });
  app.get('/:token/:file', async (c) => {
    const file = c.req.param('file');
    const mail = (await findStoredMails(db, shown)).find(({ id }) => id === file.replace(/\.txt$/, ''))?.kept;
    if (!mail) return c.notFound();
    return file.endsWith('.txt')
      ? c.text(`Subject: ${mail.subject}\nTo: ${mail.to}\n\n${mail.text}`)
      : c.html(mail.html);
  });
  return app;
}
