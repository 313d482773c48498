/** Markup that is already safe; everything else is escaped when it enters a template. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markup | string | number | false | null | undefined | readonly Value[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function written(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  if (value === false || value === null || value === undefined) return '';
  return String(value).replace(/[&<>"']/g, (character) => entities[character]!);
}

/** Builds markup; values are escaped unless they are markup themselves. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(parts.reduce((whole, part, index) => whole + written(values[index - 1]) + part));
}

/** For text that the catalogue keeps as HTML. */
export const trusted = (text: string) => new Markup(text);
