import { eq } from 'drizzle-orm';
import { commerceSettings } from '../../shop/settings/settings.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';
import type { Check } from './check.ts';

export const checkMail: Check = async ({ env }) =>
  env.mail.smtpUrl || env.mail.outbox
    ? []
    : [
        {
          problem:
            'There is no mail server: order confirmations, order codes and all other mails wait and are not sent.',
          fix: 'Set SMTP_URL, such as smtps://user:password@mail.example.com, and SMALLSHOP_MAIL_FROM.',
        },
      ];

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
