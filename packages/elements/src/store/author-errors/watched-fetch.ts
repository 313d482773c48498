import { loadAuthorErrors } from '../lazy-parts.ts';

/**
 * The page's fetch, or another. What it brings that only the page's author can mend is reported to the author:
 * the code for that comes with the first such answer.
 */
export function watchedFetch(store: HTMLElement, key: string, endpoint: string, send?: typeof fetch): typeof fetch {
  const report = (input: RequestInfo | URL, response?: Response) =>
    void loadAuthorErrors().then(
      ({ reportAnswer }) =>
        reportAnswer({ store, key, endpoint, url: input instanceof Request ? input.url : String(input) }, response),
      // It comes from the server that is down: the browser's own message about that has to do.
      () => undefined,
    );
  return async (input, init) => {
    try {
      const response = await (send ?? fetch)(input, init);
      if ([401, 403, 404].includes(response.status)) report(input, response.clone());
      return response;
    } catch (error) {
      // Neither a lost network nor a request that was taken back is a mistake of the page.
      if (navigator.onLine && (error as Error).name === 'TypeError') report(input);
      throw error;
    }
  };
}
