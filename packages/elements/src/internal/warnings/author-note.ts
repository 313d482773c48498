import { warnOnce } from './warn.ts';

const isDevelopment = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\]|)$/.test(location.hostname);

/**
 * Reports a mistake of the page in the console, once; while it is developed, on a page of this machine, on the page
 * too.
 */
export function showAuthorNote(store: HTMLElement, message: string): void {
  const isNew = warnOnce(message);
  if (isNew && isDevelopment) showNote(store, `SmallShop: ${message}`);
}

function showNote(store: HTMLElement, text: string): void {
  const note = document.createElement('p');
  note.setAttribute('role', 'alert');
  note.lang = 'en';
  note.dir = 'ltr';
  note.textContent = text;
  // Through the object model: a strict policy forbids style attributes.
  Object.assign(note.style, {
    margin: '1rem',
    padding: '0.75rem 1rem',
    border: '2px solid #b3261e',
    borderRadius: '0.5rem',
    background: '#fff',
    color: '#1d1b20',
    font: '0.9375rem/1.5 system-ui, sans-serif',
    overflowWrap: 'anywhere',
  });
  store.shadowRoot?.append(note);
}
