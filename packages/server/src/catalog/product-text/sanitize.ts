import sanitizeHtml from 'sanitize-html';
import { plainTextOf } from '../search/plain-text.ts';

/** Text markup only: no scripts, styles, frames or pictures, which would load from elsewhere. */
export function sanitizeDescription(html: string): string {
  return sanitizeHtml(html, textMarkup).trim();
}

const textMarkup: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'strong',
    'em',
    'b',
    'i',
    'u',
    's',
    'small',
    'sub',
    'sup',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'hr',
    'a',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'span',
    'div',
    'abbr',
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'target'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
    abbr: ['title'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    h1: 'h2',
    a: (tagName, { target, ...attribs }) => ({
      tagName,
      attribs: {
        ...attribs,
        ...(target?.toLowerCase() === '_blank' && { target: '_blank' }),
        rel: relOf(attribs.rel),
      },
    }),
  },
};

/** What a link may say of itself; `opener`, which would undo `noopener`, is not among it. */
const keptRels = new Set(['external', 'noreferrer', 'sponsored', 'ugc']);

/** Every link has `noopener nofollow`; what else the merchant said of it, such as `sponsored`, stays. */
function relOf(rel = ''): string {
  const given = rel
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => keptRels.has(word));
  return ['noopener', 'nofollow', ...new Set(given)].join(' ');
}

const longest = 300;

/**
 * The words of a sanitised description without its markup, at most 300 characters, cut between words where there are
 * spaces.
 */
export function summaryOf(html: string): string {
  const text = plainTextOf(html);
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`;
}
