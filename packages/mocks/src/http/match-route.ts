import { routes, type Route } from '@smallshop/contract';

/** The operation of a request, with its path parameters. */
export interface Match {
  topic: string;
  verb: string;
  route: Route;
  params: Record<string, string>;
}

const table = Object.entries(routes).flatMap(([topic, group]) =>
  Object.entries(group).map(([verb, route]: [string, Route]) => {
    const [method, template] = route.endpoint.split(' ') as [string, string];
    const pattern = new RegExp(`${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    return { topic, verb, route, method, pattern };
  }),
);

/** Finds the route of a request. Distinguishes an unknown path from a known path with another method. */
export function matchRoute(method: string, path: string): Match | 'not_found' | 'method_not_allowed' {
  let known = false;
  for (const entry of table) {
    const found = entry.pattern.exec(path);
    if (!found) continue;
    known = true;
    if (entry.method !== method) continue;
    const params = Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    return { topic: entry.topic, verb: entry.verb, route: entry.route, params };
  }
  return known ? 'method_not_allowed' : 'not_found';
}
