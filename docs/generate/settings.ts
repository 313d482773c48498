import { settings } from '../../packages/server/src/entrypoints/environment/settings.ts';
import { code, table } from './markdown.ts';

/** The environment variables of the server. */
export function settingsBlock(): string {
  return table(
    ['variable', 'default', 'what it sets'],
    settings.map(({ name, defaultValue, unset, description }) => [
      code(name),
      defaultValue === null ? unset : code(defaultValue),
      description,
    ]),
  );
}
