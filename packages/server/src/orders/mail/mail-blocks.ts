/** The content of a mail without its appearance. The text and the HTML form are made of it. */
export type MailBlock =
  | { kind: 'heading'; text: string; level: 1 | 2 }
  | { kind: 'paragraph'; text: string; isQuiet?: boolean }
  /** Short lines that belong together, such as an address. */
  | { kind: 'lines'; lines: readonly string[] }
  /** Label and figure. The rows that `strong` names by their place count most. */
  | {
      kind: 'rows';
      caption: string;
      rows: readonly (readonly [label: string, value: string])[];
      strong?: readonly number[];
    }
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

/**
 * Optional styles: mail programs support little beyond tables and inline styles, and some drop these too, so the
 * markup has to read well without them. Colours are those of the reader's mail program, light or dark.
 */
export const look = {
  body: 'margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif',
  main: 'display:block;max-width:544px;margin:0 auto',
  heading: { 1: 'margin:0 0 16px;font-size:26px;line-height:1.25', 2: 'margin:32px 0 8px;font-size:17px' },
  text: 'margin:0 0 16px',
  quiet: 'margin:40px 0 0;font-size:13px',
  table: 'width:100%;margin:0 0 24px;border-collapse:collapse',
  caption: 'padding:16px 0 8px;font-weight:600;text-align:start',
  cell: 'padding:8px 0;border-top:1px solid #8886;vertical-align:top;font-weight:',
  link:
    'display:inline-block;padding:12px 20px;border:1px solid;border-radius:6px;' +
    'font-weight:600;text-decoration:none',
  code: 'margin:0 0 16px;font-size:28px;letter-spacing:4px',
};

/** What the head of a mail or of a page about mails has. */
export const headTags = (title: string) =>
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
  `<meta name="color-scheme" content="light dark"><title>${escape(title)}</title>`;

/** HTML for mail programs and screen readers. */
export function renderHtml({ subject, language, direction, blocks }: MailContent): string {
  const body = blocks.map(htmlOf).join('\n');
  return `<!doctype html>
<html lang="${escape(language)}" dir="${direction}">
<head>${headTags(subject)}</head>
<body style='${look.body}'><main style="${look.main}">
${body}
</main></body>
</html>
`;
}

function htmlOf(block: MailBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} style="${look.heading[block.level]}">${escape(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p style="${block.isQuiet ? look.quiet : look.text}">${escape(block.text)}</p>`;
    case 'lines':
      return `<p style="${look.text}">${block.lines.map((line) => `<bdi>${escape(line)}</bdi>`).join('<br>')}</p>`;
    case 'rows': {
      const rows = block.rows.map(([label, value], index) => {
        const cell = `${look.cell}${block.strong?.includes(index) ? 700 : 400}`;
        return (
          `<tr><th scope="row" align="start" style="${cell};text-align:start">${escape(label)}</th>` +
          `<td style="${cell};padding-inline-start:12px;text-align:end"><bdi>${escape(value)}</bdi></td></tr>`
        );
      });
      return (
        `<table cellpadding="4" style="${look.table}">` +
        `<caption align="start" style="${look.caption}">${escape(block.caption)}</caption>\n` +
        `${rows.join('\n')}\n</table>`
      );
    }
    case 'link':
      return (
        `<p style="${look.text}">` +
        `<a href="${escape(block.href)}" style="${look.link}">${escape(block.label)}</a></p>`
      );
    case 'code':
      return `<p style="${look.code}"><strong><bdi>${escape(block.text)}</bdi></strong></p>`;
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
