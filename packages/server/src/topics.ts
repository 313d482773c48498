import type { BoundRoute } from './http/bind-route.ts';

/** What the server answers, topic by topic. */
export const topics: readonly (readonly BoundRoute[])[] = [];
