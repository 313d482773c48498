import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import SMTPTransport from 'nodemailer/lib/smtp-transport';
import { MailFailure, type MailPort } from './mail-port.ts';

/** A mail server, named by `smtp://user:password@host:port` or `smtps://…`. */
export function createSmtp(url: string): MailPort {
  const smtp = new SMTPTransport(url);
  const transport = createTransport(smtp);
  return {
    async send({ from, to, subject, text, html, messageId, language }) {
      if (needsSmtpUtf8(to) && !(await supportsSmtpUtf8(smtp))) throw new MailFailure('address_not_supported');
      await transport.sendMail({
        from,
        // An object, because a text would be parsed as a list of addresses.
        to: { name: '', address: to },
        subject, text, html, messageId,
        headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
        // Nothing of a mail is ever read from our files or fetched from an address in it.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}

/** A domain beyond ASCII has an ASCII form, the part before the `@` has none (RFC 6531). */
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
    // The answer to EHLO, after STARTTLS if there is any.
    return /^250[ -]SMTPUTF8\b/im.test(String(connection.lastServerResponse));
  } finally {
    connection.on('error', () => {});
    connection.quit();
  }
}
