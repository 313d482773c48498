import { catalogTopic } from './catalog/catalog.routes.ts';
import type { BoundRoute } from './http/bind-route.ts';
import { storeTopic } from './store/store.routes.ts';

/** What the server answers, topic by topic. */
export const topics: readonly (readonly BoundRoute[])[] = [storeTopic, catalogTopic];
