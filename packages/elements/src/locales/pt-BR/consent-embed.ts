import type { ConsentEmbedWords } from '../../consent-embed/languages.ts';

const words: ConsentEmbedWords = {
  loads:
    'Este conteúdo vem de {host}. Ao carregá-lo, ' +
    '{host} fica sabendo que você está aqui e pode guardar dados no seu navegador.',
  once: 'Carregar uma vez',
  always: 'Carregar sempre de {service}',
  choices: 'Escolhas de privacidade',
  loaded: 'O conteúdo foi carregado.',
  waiting: 'Poderá ser carregado assim que as escolhas de privacidade chegarem.',
};
export default words;
