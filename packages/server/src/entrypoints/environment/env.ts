import type { StripeSettings } from '../../platform/stripe/stripe-account.ts';
import { stripeSettings } from '../../sale/payment/stripe/stripe-env.ts';
import type { TracingSettings } from '../../platform/tracing/tracing-settings.ts';
import type { PaymentProviderName } from '../../shop/requests/payment-provider-name.ts';
import type { z } from 'zod';
import { environmentSchema } from './environment-schema.ts';

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
  /** Where traces go. Without it, none are recorded. */
  tracing?: TracingSettings;
  /** Milliseconds from which an SQL statement is logged. 0: none is. */
  slowStatementMs: number;
}

/** The specification of OpenTelemetry adds the path to the address of a collector for all signals. */
function tracingOf(env: z.infer<typeof environmentSchema>): TracingSettings | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } = env;
  const url = own ?? (base && `${base.replace(/\/+$/, '')}/v1/traces`);
  if (url === undefined || env.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return undefined;
  const { OTEL_SERVICE_NAME: serviceName, OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: ratio } = env;
  return { url, serviceName, sampler, ratio };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}

/** Reads the environment once. Throws an error that names each bad variable and what it may be. */
export function readEnv(source: Record<string, string | undefined>): Env {
  // An empty variable is how shells and container files write "not set".
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new Error(`The environment is not right:\n${[...new Set(lines)].map((line) => `  ${line}`).join('\n')}`);
  }
  const env = parsed.data;
  const tracing = tracingOf(env);
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
    slowStatementMs: env.SMALLSHOP_SLOW_STATEMENT_MS,
    ...(tracing && { tracing }),
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
