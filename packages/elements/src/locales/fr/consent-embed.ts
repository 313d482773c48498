import type { ConsentEmbedWords } from '../../consent-embed/languages.ts';

const words: ConsentEmbedWords = {
  loads:
    'Ce contenu vient de {host}. En le chargeant, ' +
    '{host} apprend que vous êtes ici et peut enregistrer des données dans votre navigateur.',
  once: 'Charger une fois',
  always: 'Toujours charger depuis {service}',
  choices: 'Choix de confidentialité',
  loaded: 'Le contenu est chargé.',
  waiting: 'Il pourra être chargé dès que les choix de confidentialité seront arrivés.',
};
export default words;
