import { createTransport } from 'nodemailer';
import type { MailPort } from './mail-port.ts';

/** A mail server, named by `smtp://user:password@host:port` or `smtps://…`. */
export function createSmtp(url: string): MailPort {
  const transport = createTransport(url);
  return {
    async send({ from, to, subject, text, html, messageId, language }) {
      await transport.sendMail({
        from, to, subject, text, html, messageId,
        headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
        // Nothing of a mail is ever read from our files or fetched from an address in it.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}
