declare global {
  interface Element {
    /** Not yet among TypeScript's types. */
    setHTML(html: string, options: { sanitizer: Sanitizer }): void;
  }
}

/** What each element is to show: a newer description may overtake one that is still being cleaned. */
const wanted = new WeakMap<HTMLElement, string>();

/** What a description may hold: text, lists, tables, pictures, links. No forms, frames, styles or scripts. */
const allowed = (
  'a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li ' +
  'mark ol p pre q s small span strong sub sup table tbody td tfoot th thead time tr u ul'
).split(' ');
const allowedAttributes =
  'href src srcset sizes alt title width height lang dir colspan rowspan scope datetime loading start rel target'.split(
    ' ',
  );

/** Elements whose text stays. */
const unwrapped = 'article big center details font footer header label main section summary tt'.split(' ');

let made: Sanitizer | undefined;

/** What a description is allowed, as the browser's own sanitizer takes it; undefined in browsers without one. */
function sanitizerOfBrowser(): Sanitizer | undefined {
  // Chromium 105 to 118 had another API of the same name.
  if (!('setHTML' in Element.prototype && 'Sanitizer' in globalThis && 'removeUnsafe' in Sanitizer.prototype))
    return undefined;
  made ??= new Sanitizer({
    elements: allowed,
    attributes: allowedAttributes,
    // Their text stays, as with DOMPurify.
    replaceWithChildrenElements: unwrapped,
    comments: false,
    dataAttributes: false,
  });
  return made;
}

/**
 * Puts a merchant's HTML into an element, cleaned here once more: by the browser, or by DOMPurify in a browser that
 * cannot. DOMPurify comes only when a page has a description to show; until then, and if it cannot be loaded, the text
 * is shown without its markup.
 */
export async function insertSafely(target: HTMLElement, html: string): Promise<void> {
  if (wanted.get(target) === html) return;
  wanted.set(target, html);
  const sanitizer = sanitizerOfBrowser();
  if (sanitizer) {
    target.setHTML(html, { sanitizer });
    checkLinks(target);
    return;
  }
  try {
    const { default: purify } = await import('dompurify');
    if (wanted.get(target) !== html) return;
    const content = purify.sanitize(html, {
      ALLOWED_TAGS: allowed,
      ALLOWED_ATTR: allowedAttributes,
      ALLOW_DATA_ATTR: false,
      RETURN_DOM_FRAGMENT: true,
    });
    checkLinks(content);
    target.replaceChildren(content);
  } catch {
    target.textContent = html.replace(/<[^>]*>/g, ' ');
  }
}

const checkLinks = (content: ParentNode): void => content.querySelectorAll('[target], [rel]').forEach(checkLink);

/** A link may open a new tab, which then cannot reach this page. It opens in no other frame. */
function checkLink(link: Element): void {
  const rel = new Set(
    link
      .getAttribute('rel')
      ?.toLowerCase()
      .split(/\s+/)
      .filter((word) => word && word !== 'opener'),
  );
  if (link.getAttribute('target')?.toLowerCase() === '_blank') rel.add('noopener');
  else link.removeAttribute('target');
  if (rel.size > 0) link.setAttribute('rel', [...rel].join(' '));
  else link.removeAttribute('rel');
}
