import { z } from 'zod';
import { paymentProviderNames } from '../../shop/requests/payment-provider-name.ts';
import { proxyError } from '../../platform/limits/trusted-proxies.ts';
import { samplerNames } from '../../platform/tracing/tracing-settings.ts';
import { missingStripe, stripeVariables } from '../../sale/payment/stripe/stripe-env.ts';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

const url = (what: string) => z.url({ protocol: /^https?$/, error: `must be the ${what}` }).optional();

/** `none` means that the server is reached without a proxy, and that no forwarded header is trusted. */
const proxies = list.transform((entries, context) => {
  if (entries.length === 1 && entries[0] === 'none') return [];
  const errors = entries.map(proxyError).filter((error) => error !== null);
  for (const message of entries.length === 0 ? ['is empty; write none for no proxy'] : errors)
    context.addIssue({ code: 'custom', message: `${message}; as 10.0.0.0/8,fd00::1 or none` });
  return entries;
});

const payments = list.pipe(z.array(z.enum(paymentProviderNames)).min(1));

/** The environment variables, each with its description for documents. */
export const environmentSchema = z
  .object({
    PORT: z.coerce
      .number('must be a number from 0 to 65535')
      .int()
      .min(0)
      .max(65535)
      .default(4600)
      .describe('port to listen on; 0 takes a free one'),
    HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on; `0.0.0.0` for all'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
      .optional()
      .describe('`postgresql://…`; without it PGlite in the data folder'),
    SMALLSHOP_DATA_DIR: z
      .string()
      .min(1)
      .default('.smallshop')
      .describe('folder of pictures and, with PGlite, of the database'),
    SMALLSHOP_SITE_DIR: z.string().min(1).optional().describe('folder of a website to serve at `/`'),
    SMALLSHOP_CDN_DIR: z.string().min(1).optional().describe('folder of the elements’ browser build, served at `/cdn`'),
    SMALLSHOP_PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional()
      .meta({
        description: 'address the server is reached at from outside; needed behind a proxy',
        unset: 'what the request says',
      }),
    SMALLSHOP_REGION_HEADERS: z
      .string()
      .regex(/^[\w-]+(,[\w-]+)?$/, 'must be one or two header names, as CF-IPCountry,CF-Region-Code')
      .transform((names) => names.split(','))
      .optional()
      .describe(
        'headers in which your proxy sends country and subdivision, as ' +
          '`CF-IPCountry,CF-Region-Code`; [consent rules](consent.md#regions) follow them',
      ),
    SMALLSHOP_TRUSTED_PROXIES: proxies.optional().meta({
      description:
        'addresses and ranges of your proxies, as `10.0.0.0/8,fd00::1`, or `none`; see [Behind a ' +
        'proxy](#behind-a-proxy)',
      unset: 'the machine itself',
    }),
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
      .optional()
      .describe(
        'hosts that pictures may come from, and [webhooks](webhooks.md) go to, although their addresses are not ' +
          'public, as ' +
          '`pictures.internal,127.0.0.1:8080`; see [Pictures from the web](#pictures-from-the-web)',
      ),
    SMALLSHOP_PAYMENTS: payments
      .prefault('bank_transfer')
      .describe(
        'payment methods, in the order in which they are offered: `stripe`, `bank_transfer`, ' +
          '`cash_on_delivery`; and `test`, in test mode',
      ),
    SMALLSHOP_TEST_MODE: z
      .enum(['on', 'off'])
      .default('off')
      .describe(
        '`on` allows the [test gateway](#test-mode) and shows mails in the outbox; `npm start` sets ' +
          'it. Never use it on a public server',
      ),
    ...stripeVariables,
    SMALLSHOP_METRICS_TOKEN: z
      .string()
      .min(16, 'must have 16 characters or more')
      .optional()
      .describe('opens [`/metrics`](orders.md#metrics), 16 characters or more'),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/\S+$/, 'must start with smtp:// or smtps://')
      .optional()
      .describe('mail server, as `smtps://user:password@host`; see [Mail](orders.md#mail)'),
    SMALLSHOP_MAIL_FROM: z
      .email('must be an e-mail address')
      .optional()
      .describe('address that mails come from; needed with `SMTP_URL`'),
    NODE_ENV: z
      .enum(['development', 'test', 'production'])
      .default('development')
      .describe('`production` refuses test mode'),
    SMALLSHOP_SLOW_STATEMENT_MS: z.coerce
      .number('must be a number of milliseconds, from 0')
      .int()
      .min(0)
      .max(3_600_000)
      .default(200)
      .describe('SQL statements that take this long or longer are [logged](#slow-statements); `0` logs none'),
    OTEL_EXPORTER_OTLP_ENDPOINT: url('http or https address of a collector').describe(
      'address of an OpenTelemetry collector, as `http://localhost:4318`; switches [traces](tracing.md) on',
    ),
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url('http or https address of a collector, with its path').describe(
      'address that traces are sent to, with its path',
    ),
    OTEL_SERVICE_NAME: z.string().min(1).default('smallshop').describe('name of the server in traces'),
    OTEL_TRACES_SAMPLER: z
      .enum(samplerNames)
      .default('parentbased_always_on')
      .describe('which traces are recorded, such as `traceidratio`'),
    OTEL_TRACES_SAMPLER_ARG: z.coerce
      .number('must be a number from 0 to 1')
      .min(0)
      .max(1)
      .default(1)
      .describe('share of traces that are recorded, 0 to 1, with a sampler by ratio'),
    OTEL_SDK_DISABLED: z.string().optional().describe('`true` switches traces off'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info')
      .describe('`fatal`, `error`, `warn`, `info`, `debug` (each request), `trace` or `silent`'),
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
