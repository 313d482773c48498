/** What `<smallshop-consent-embed>` says. It names who is asked before anybody is asked. */
export const consentEmbedStrings = {
  loads:
    'This content comes from {host}. When it is loaded, {host} learns that you are here and may store data in your ' +
    'browser.',
  once: 'Load once',
  always: 'Always load from {service}',
  choices: 'Privacy choices',
  loaded: 'The content is loaded.',
  waiting: 'It can be loaded as soon as the privacy choices have arrived.',
};
export type ConsentEmbedStrings = typeof consentEmbedStrings;
