import { minifyHTMLLiterals } from 'minify-literals';
import type { Plugin } from 'vite';

/** Takes comments and white space that mean nothing out of html`…` and css`…`. */
export function minifyTemplates(): Plugin {
  return {
    name: 'smallshop-minify-templates',
    enforce: 'pre',
    transform: {
      filter: { id: /elements\/src\/.*\.ts$/, code: /\b(html|css|svg)`/ },
      async handler(code, id) {
        const result = await minifyHTMLLiterals(code, { fileName: id });
        return result && { code: result.code, map: result.map };
      },
    },
  };
}
