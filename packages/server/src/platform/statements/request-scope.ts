import { AsyncLocalStorage } from 'node:async_hooks';

/** What the work of one request can find out about it, wherever it runs. */
export interface RequestScope {
  requestId: string;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs the work of a request. `currentRequest` returns its scope inside, also after each `await`. */
export function runInScope<T>(scope: RequestScope, work: () => T): T {
  return scopes.run(scope, work);
}

/** Returns the scope of the request that this code runs for, or undefined if it runs for none, such as a job. */
export function currentRequest(): RequestScope | undefined {
  return scopes.getStore();
}
