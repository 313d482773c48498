/** What a mail says, apart from how it looks: both of its forms are made of it. */
export type MailBlock =
  | { kind: 'heading'; text: string; level: 1 | 2 }
  | { kind: 'paragraph'; text: string }
  /** Short lines that belong together, such as an address. */
  | { kind: 'lines'; lines: readonly string[] }
  /** Label and figure. */
  | { kind: 'rows'; caption: string; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: 'link'; label: string; href: string }
  /** A code to be typed in. */
  | { kind: 'code'; text: string };

export interface MailContent {
  subject: string;
  language: string;
  direction: 'ltr' | 'rtl';
  blocks: readonly MailBlock[];
}

export function renderText({ blocks }: MailContent): string {
  return `${blocks.map(textOf).join('\n\n')}\n`;
}

function textOf(block: MailBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${(block.level === 1 ? '=' : '-').repeat(Math.min(60, [...block.text].length))}`;
    case 'paragraph':
      return block.text;
    case 'lines':
      return block.lines.join('\n');
    case 'rows':
      return block.rows.map(([label, value]) => (value ? `${label}: ${value}` : label)).join('\n');
    case 'link':
      return `${block.label}:\n${block.href}`;
    case 'code':
      return `    ${block.text}`;
  }
}

/** Plain HTML that reads well without any style: mail programs and screen readers bring their own. */
export function renderHtml({ subject, language, direction, blocks }: MailContent): string {
  const body = blocks.map(htmlOf).join('\n');
  return `<!doctype html>
<html lang="${escape(language)}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body><main>
${body}
</main></body>
</html>
`;
}

function htmlOf(block: MailBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${escape(block.text)}</p>`;
    case 'lines':
      return `<p>${block.lines.map((line) => `<bdi>${escape(line)}</bdi>`).join('<br>')}</p>`;
    case 'rows': {
      const rows = block.rows.map(([label, value]) => `<tr><th scope="row" align="start">${escape(label)}</th><td><bdi>${escape(value)}</bdi></td></tr>`);
      return `<table cellpadding="4"><caption align="start">${escape(block.caption)}</caption>\n${rows.join('\n')}\n</table>`;
    }
    case 'link':
      return `<p><a href="${escape(block.href)}">${escape(block.label)}</a></p>`;
    case 'code':
      return `<p><strong><bdi>${escape(block.text)}</bdi></strong></p>`;
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
