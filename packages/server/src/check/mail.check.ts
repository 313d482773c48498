import type { Check } from './check.ts';

export const checkMail: Check = async ({ env }) =>
  env.mail.smtpUrl || env.mail.outbox
    ? []
    : [{
        problem: 'There is no mail server: order confirmations, order codes and all other mails wait and are not sent.',
        fix: 'Set SMTP_URL, such as smtps://user:password@mail.example.com, and SMALLSHOP_MAIL_FROM.',
      }];
