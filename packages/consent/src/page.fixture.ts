// Apart from what needs no page: to load jsdom takes a second, in each test file anew.
import { JSDOM } from 'jsdom';

/** A page whose scripts run, at an address of the shop's own. */
export function page(html: string, url = 'https://tea.example/'): JSDOM & { ran: string[] } {
  const ran: string[] = [];
  const dom = new JSDOM(html, { url, runScripts: 'dangerously', beforeParse: (window) => void (window['ran'] = ran) });
  return Object.assign(dom, { ran });
}
