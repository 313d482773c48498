import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import SMTPTransport from 'nodemailer/lib/smtp-transport';
import { MailFailure, type MailPort } from './mail-port.ts';

/** Creates a port for a mail server: `smtp://user:password@host:port` or `smtps://…`. */
export function createSmtp(url: string): MailPort {
  const smtp = new SMTPTransport(url);
  const transport = createTransport(smtp);
  return {
    async send({ from, to, subject, text, html, messageId, language }) {
      if (needsSmtpUtf8(to) && !(await supportsSmtpUtf8(smtp))) throw new MailFailure('address_not_supported');
      await transport.sendMail({
        from,
        // An object, because nodemailer parses a string as a list of addresses.
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId,
        headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
        // No part of a mail is read from our files or fetched from an address.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}

/** A domain with non-ASCII letters has an ASCII form; the part before the `@` has none (RFC 6531). */
function needsSmtpUtf8(address: string): boolean {
  return /[^\0-\x7f]/.test(address.slice(0, address.lastIndexOf('@')));
}

/** Nodemailer 10.6 sends such an address as raw UTF-8 to a server without SMTPUTF8, and reports success. */
async function supportsSmtpUtf8({ options }: SMTPTransport): Promise<boolean> {
  const connection = new SMTPConnection(options);
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    // The response to EHLO, after STARTTLS if it is used.
    return /^250[ -]SMTPUTF8\b/im.test(String(connection.lastServerResponse));
  } finally {
    connection.on('error', () => {});
    connection.quit();
  }
}
