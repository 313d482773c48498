import type { ConsentEmbedWords } from '../../consent-embed/languages.ts';

const words: ConsentEmbedWords = {
  loads:
    'Este contenido viene de {host}. Al cargarlo, {host} sabrá que estás aquí y podrá guardar datos en tu navegador.',
  once: 'Cargar una vez',
  always: 'Cargar siempre desde {service}',
  choices: 'Opciones de privacidad',
  loaded: 'El contenido está cargado.',
  waiting: 'Se podrá cargar en cuanto lleguen las opciones de privacidad.',
};
export default words;
