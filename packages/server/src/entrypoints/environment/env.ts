import { z } from 'zod';
import { paymentProviderNames, type PaymentProviderName } from '../../shop/requests/payment-provider-name.ts';
import { proxyError } from '../../platform/limits/trusted-proxies.ts';
import { missingStripe, stripeSettings, stripeVariables } from '../../sale/payment/stripe/stripe-env.ts';
import type { StripeSettings } from '../../platform/stripe/stripe-account.ts';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

/** `none` means that the server is reached without a proxy, and that no forwarded header is trusted. */
const proxies = list.transform((entries, context) => {
  if (entries.length === 1 && entries[0] === 'none') return [];
  const errors = entries.map(proxyError).filter((error) => error !== null);
  for (const message of entries.length === 0 ? ['is empty; write none for no proxy'] : errors)
    context.addIssue({ code: 'custom', message: `${message}; as 10.0.0.0/8,fd00::1 or none` });
  return entries;
});

const payments = list.pipe(z.array(z.enum(paymentProviderNames)).min(1));

const schema = z
  .object({
    PORT: z.coerce.number('must be a number from 0 to 65535').int().min(0).max(65535).default(4600),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
      .optional(),
    SMALLSHOP_DATA_DIR: z.string().min(1).default('.smallshop'),
    SMALLSHOP_SITE_DIR: z.string().min(1).optional(),
    SMALLSHOP_CDN_DIR: z.string().min(1).optional(),
    SMALLSHOP_PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    SMALLSHOP_REGION_HEADERS: z
      .string()
      .regex(/^[\w-]+(,[\w-]+)?$/, 'must be one or two header names, as CF-IPCountry,CF-Region-Code')
      .transform((names) => names.split(','))
      .optional(),
    SMALLSHOP_TRUSTED_PROXIES: proxies.optional(),
    SMALLSHOP_FETCH_ALLOWED_HOSTS: list
      .pipe(
        z
          .array(
            z
              .string()
              .regex(
                /^([\w-]+(\.[\w-]+)*|\[[\da-fA-F:.]+\])(:\d{1,5})?$/,
                'must be host names or addresses, each with a port or without, as pictures.internal,127.0.0.1:8080',
              ),
          )
          .min(1),
      )
      .optional(),
    SMALLSHOP_PAYMENTS: payments.prefault('bank_transfer'),
    SMALLSHOP_TEST_MODE: z.enum(['on', 'off']).default('off'),
    ...stripeVariables,
    SMALLSHOP_METRICS_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/\S+$/, 'must start with smtp:// or smtps://')
      .optional(),
    SMALLSHOP_MAIL_FROM: z.email('must be an e-mail address').optional(),
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    if (env.SMALLSHOP_TEST_MODE === 'on' && env.NODE_ENV === 'production') {
      context.addIssue({
        code: 'custom',
        path: ['SMALLSHOP_TEST_MODE'],
        message: 'accepts test cards, which pay nothing, and cannot be on with NODE_ENV=production; remove it',
      });
    }
    if (env.SMALLSHOP_TEST_MODE === 'off' && env.SMALLSHOP_PAYMENTS.includes('test')) {
      context.addIssue({
        code: 'custom',
        path: ['SMALLSHOP_PAYMENTS'],
        message:
          'names the test gateway, which accepts test cards without taking money; remove "test" from the ' +
          'list, or set SMALLSHOP_TEST_MODE=on to try out the shop',
      });
    }
    if (env.SMTP_URL && !env.SMALLSHOP_MAIL_FROM)
      context.addIssue({
        code: 'custom',
        path: ['SMALLSHOP_MAIL_FROM'],
        message: 'must name the address that mails come from, because SMTP_URL is set',
      });
    if (env.SMALLSHOP_PAYMENTS.includes('stripe')) for (const issue of missingStripe(env)) context.addIssue(issue);
  });

export interface MailEnv {
  /** A mail server; without it mails wait, or are kept in the outbox. */
  smtpUrl?: string;
  from: string;
  /** Whether mails are kept and shown in the outbox: in test mode, without a mail server, on a loopback address. */
  outbox: boolean;
}

export interface Env {
  port: number;
  host: string;
  databaseUrl?: string;
  dataDir: string;
  siteDir?: string;
  cdnDir?: string;
  publicUrl?: string;
  regionHeaders?: readonly string[];
  /** Addresses and ranges whose `X-Forwarded-For` is believed; the machine itself where it is left out. */
  trustedProxies?: readonly string[];
  /** Hosts that URLs from outside may lead to although their addresses are not public. */
  fetchAllowedHosts?: readonly string[];
  payments: readonly PaymentProviderName[];
  /** Accepts test cards and shows mails in the outbox. Never on a public server. */
  testMode: boolean;
  /** With `stripe` among the payments. */
  stripe?: StripeSettings;
  mail: MailEnv;
  /** Opens `/metrics`; without it there is none. */
  metricsToken?: string;
  logLevel: string;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}

/** Reads the environment once. Throws an error that names each bad variable and what it may be. */
export function readEnv(source: Record<string, string | undefined>): Env {
  // An empty variable is how shells and container files write "not set".
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new Error(`The environment is not right:\n${[...new Set(lines)].map((line) => `  ${line}`).join('\n')}`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.SMALLSHOP_DATA_DIR,
    mail: {
      ...(env.SMTP_URL && { smtpUrl: env.SMTP_URL }),
      from: env.SMALLSHOP_MAIL_FROM ?? 'shop@localhost',
      outbox: env.SMALLSHOP_TEST_MODE === 'on' && !env.SMTP_URL && isLoopback(env.HOST),
    },
    payments: env.SMALLSHOP_PAYMENTS,
    testMode: env.SMALLSHOP_TEST_MODE === 'on',
    logLevel: env.LOG_LEVEL,
    ...(env.SMALLSHOP_PAYMENTS.includes('stripe') && { stripe: stripeSettings(env) }),
    ...(env.SMALLSHOP_METRICS_TOKEN && { metricsToken: env.SMALLSHOP_METRICS_TOKEN }),
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.SMALLSHOP_SITE_DIR && { siteDir: env.SMALLSHOP_SITE_DIR }),
    ...(env.SMALLSHOP_CDN_DIR && { cdnDir: env.SMALLSHOP_CDN_DIR }),
    ...(env.SMALLSHOP_REGION_HEADERS && { regionHeaders: env.SMALLSHOP_REGION_HEADERS }),
    ...(env.SMALLSHOP_FETCH_ALLOWED_HOSTS && { fetchAllowedHosts: env.SMALLSHOP_FETCH_ALLOWED_HOSTS }),
    ...(env.SMALLSHOP_TRUSTED_PROXIES && { trustedProxies: env.SMALLSHOP_TRUSTED_PROXIES }),
    ...(env.SMALLSHOP_PUBLIC_URL && { publicUrl: env.SMALLSHOP_PUBLIC_URL }),
  };
}
