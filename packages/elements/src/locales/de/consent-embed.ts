import type { ConsentEmbedWords } from '../../consent-embed/languages.ts';

const words: ConsentEmbedWords = {
  loads:
    'Dieser Inhalt kommt von {host}. Beim Laden erfährt {host}, dass Sie hier sind, ' +
    'und kann Daten in Ihrem Browser speichern.',
  once: 'Einmal laden',
  always: 'Immer von {service} laden',
  choices: 'Datenschutz-Auswahl',
  loaded: 'Der Inhalt ist geladen.',
  waiting: 'Er kann geladen werden, sobald die Datenschutz-Auswahl da ist.',
};
export default words;
