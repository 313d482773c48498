export const code = (text: string) => `\`${text}\``;

/** Types contain bars, and a bar ends a cell. */
const cell = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|');

export const table = (head: string[], rows: string[][]) =>
  rows.length === 0
    ? ''
    : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
