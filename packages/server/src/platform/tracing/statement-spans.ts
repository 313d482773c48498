import type { StatementObserver } from '../statements/observe-statements.ts';
import type { Tracing } from './tracing.ts';

/** Records each statement of a traced request or job as a span. It has the table, but neither text nor values. */
export function recordStatements(tracing: Tracing): StatementObserver {
  return ({ text, startedAt, durationMs, failed }) => {
    if (!tracing.current()) return;
    const { operation, table } = describeStatement(text);
    const name = table === undefined ? operation : `${operation} ${table}`;
    tracing.record({
      ...{ name, kind: 'client', startedAt, durationMs },
      ...(failed && { error: 'statement_failed' }),
      attributes: {
        'db.system.name': 'postgresql',
        'db.operation.name': operation,
        'db.query.summary': name,
        ...(table !== undefined && { 'db.collection.name': table }),
      },
    });
  };
}

const changes = /\b(insert into|update|delete from)\s+"(\w+)"/i;
const reads = /\bfrom\s+"(\w+)"/i;

/** What a statement does, and with which table first. */
export function describeStatement(text: string): { operation: string; table?: string | undefined } {
  const [word = ''] = /\w+/.exec(text) ?? [];
  const first = word.toUpperCase();
  if (!['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH'].includes(first)) return { operation: first || 'STATEMENT' };
  const change = first === 'SELECT' ? null : changes.exec(text);
  if (change) return { operation: change[1]!.split(' ')[0]!.toUpperCase(), table: change[2] };
  return { operation: 'SELECT', table: reads.exec(text)?.[1] };
}
