import type { Check } from './check.ts';

export const checkPublicUrl: Check = async ({ env }) => {
  if (env.testMode) return [];
  const fix = 'Set SMALLSHOP_PUBLIC_URL to the https address of this server, such as https://shop.example.com.';
  if (!env.publicUrl)
    return [{ problem: 'The server does not know its public address: links in mails lead to this machine.', fix }];
  return env.publicUrl.startsWith('https:')
    ? []
    : [{ problem: `${env.publicUrl} is not encrypted: order links and personal data can be read on the way.`, fix }];
};
