import { eq } from 'drizzle-orm';
import { commerceSettings } from '../../shop/store/settings.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';
import type { Check } from './check.ts';

export const checkMailServer: Check = async ({ env }) =>
  env.mail.smtpUrl
    ? []
    : [
        {
          problem: env.mail.outbox
            ? 'There is no mail server: all mails stay in the outbox and are not sent.'
            : 'There is no mail server: order confirmations, order codes and all other mails wait and are not sent.',
          fix: 'Set SMTP_URL, such as smtps://user:password@mail.example.com, and SMALLSHOP_MAIL_FROM.',
        },
      ];

/** At the start of a demo, the outbox is enough. */
export const checkMailServerOrOutbox: Check = async (context) =>
  context.env.mail.outbox ? [] : checkMailServer(context);

/** Stores whose merchant gets no mail when an order is placed. */
export const checkOrderEmails: Check = async ({ db }) => {
  const rows = await db
    .select({ name: stores.name, orderEmails: commerceSettings.orderEmails })
    .from(stores)
    .leftJoin(commerceSettings, eq(commerceSettings.storeId, stores.id))
    .orderBy(stores.createdAt);
  const without = rows.filter(({ orderEmails }) => !orderEmails?.length);
  if (without.length === 0) return [];
  return [
    {
      problem: `No mail is sent for an order at ${without.map(({ name }) => `"${name}"`).join(', ')}.`,
      fix: 'Set orderEmails with PUT /v1/admin/settings.',
    },
  ];
};
