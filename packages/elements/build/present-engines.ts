import type { Plugin } from 'vite';

/** How Lit asks whether style sheets can be adopted. */
const question = /=\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/;

/** Every engine we run on adopts style sheets (the target of this build says so): Lit's way around that goes. */
export function presentEngines(): Plugin {
  return {
    name: 'smallshop-present-engines',
    transform: {
      filter: { id: /@lit\/reactive-element\/css-tag\.js$/ },
      handler(code) {
        if (!question.test(code)) this.error('Lit asks for style sheets in other words than before.');
        return { code: code.replace(question, '=true'), map: null };
      },
    },
  };
}
