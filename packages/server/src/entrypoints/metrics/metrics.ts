import { count } from 'drizzle-orm';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../../platform/http/metrics.ts';
import { mailOutbox } from '../../shop/mail-queue/mail.tables.ts';
import { orders } from '../../sale/records/order.tables.ts';
import { refunds } from '../../sale/records/order-progress.tables.ts';
import { payments } from '../../sale/records/payment.tables.ts';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const requests = new Histogram({
    name: 'smallshop_request_seconds',
    help: 'Requests by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers,
  });
  const errors = new Counter({
    name: 'smallshop_errors_total',
    help: 'Responses with a status of 500 or more.',
    labelNames: ['route'],
    registers,
  });
  const gauge = (name: string, help: string, label: string) =>
    new Gauge({ name, help, labelNames: [label], registers });
  const rows = {
    orders: gauge('smallshop_orders', 'Orders by status; the same in every process.', 'status'),
    payments: gauge('smallshop_payments', 'Attempts to pay by outcome; the same in every process.', 'status'),
    refunds: gauge('smallshop_refunds', 'Refunds by status; the same in every process.', 'status'),
    mails: gauge('smallshop_mails', 'Mails by status; the same in every process.', 'status'),
  };
  return {
    observe(method, route, status, duration) {
      requests.observe({ method, route, status: String(status) }, duration);
      if (status >= 500) errors.inc({ route });
    },
    async read(db) {
      const counted = {
        orders: await db.select({ status: orders.status, n: count() }).from(orders).groupBy(orders.status),
        payments: await db.select({ status: payments.status, n: count() }).from(payments).groupBy(payments.status),
        refunds: await db.select({ status: refunds.status, n: count() }).from(refunds).groupBy(refunds.status),
        mails: await db.select({ status: mailOutbox.status, n: count() }).from(mailOutbox).groupBy(mailOutbox.status),
      };
      for (const [name, list] of Object.entries(counted)) {
        const to = rows[name as keyof typeof rows];
        to.reset();
        for (const { status, n } of list) to.set({ status }, n);
      }
      return registers[0]!.metrics();
    },
  };
}
