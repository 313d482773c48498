import { routes, type Route } from '@smallshop/contract';
import { http, HttpResponse, type HttpHandler } from 'msw';
import type { MockShop } from './create-mock-shop.ts';

const methods = { GET: http.get, POST: http.post, PATCH: http.patch, PUT: http.put, DELETE: http.delete };

/**
 * MSW handlers for every route of the table, under the address of a store server.
 * Requests to other addresses are left to MSW's `onUnhandledFrame`.
 */
export function handlers(shop: MockShop, endpoint: string): HttpHandler[] {
  return Object.values(routes).flatMap((group) =>
    Object.values(group).map(({ endpoint: act }: Route) => {
      const [method, path] = act.split(' ') as [keyof typeof methods, string];
      const address = endpoint.replace(/\/+$/, '') + path.replace(/\{(\w+)\}/g, ':$1');
      return methods[method](address, async ({ request }) => {
        if (shop.state.conditions.offline) return HttpResponse.error();
        return shop.handle(request);
      });
    }),
  );
}
