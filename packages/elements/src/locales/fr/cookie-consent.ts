import type { ConsentWords } from '../../cookie-consent/languages.ts';

const words: ConsentWords = {
  title: 'Vos choix de confidentialité',
  ask:
    'Avec votre autorisation, ce site utilise des cookies et des stockages similaires pour : {categories}. Rien de ' +
    'tout cela ne fonctionne sans votre accord, et vous pouvez modifier votre réponse à tout moment.',
  changed: 'Quelque chose a changé depuis votre dernière réponse.',
  acceptAll: 'Tout accepter',
  refuseAll: 'Tout refuser',
  accept: 'Accepter',
  refuse: 'Refuser',
  choose: 'Choisir en détail',
  save: 'Enregistrer mon choix',
  close: 'Fermer',
  policy: 'Politique de confidentialité',
  intro:
    'Ce dont le site a besoin pour fonctionner est toujours actif. Tout le reste est désactivé tant que vous ne ' +
    'l’autorisez pas.',
  alwaysOn: 'Toujours actif',
  services: { one: '{count} service', other: '{count} services' },
  session: 'jusqu’à la fermeture du navigateur',
  gpc: 'Demande d’opposition respectée',
  gpcMeaning:
    'Votre navigateur demande que vos données ne soient ni vendues ni partagées (Global Privacy Control). Cela ' +
    'reste désactivé, sauf si vous l’autorisez vous-même.',
  saved: 'Votre choix est enregistré.',
  loading: 'Chargement…',
  unavailable: 'Les choix n’ont pas pu être chargés. Tout ce qui nécessite votre autorisation reste désactivé.',
  retry: 'Réessayer',
  reload:
    'Vous avez retiré une autorisation dans un autre onglet. Ce qui fonctionne déjà ici s’arrêtera au rechargement ' +
    'de la page.',
  reloadNow: 'Recharger la page',
  necessary: 'Nécessaires',
  necessaryMeaning: 'Panier, paiement, sécurité et mémorisation de ce choix.',
  preferences: 'Préférences',
  preferencesMeaning: 'Retient vos préférences sur le site, comme son apparence.',
  analytics: 'Statistiques',
  analyticsMeaning: 'Montre comment les pages de ce site sont utilisées.',
  marketing: 'Marketing',
  marketingMeaning: 'Vous présente des publicités et en mesure l’effet, ici et sur d’autres sites.',
  askAlone:
    'Ceci fait l’objet d’une question à part : {categories}. Si vous refusez, tout le reste fonctionne comme avant.',
  overseas: 'Vos données quittent le pays',
  recipient: 'Destinataire à l’étranger',
  contact: 'Contact',
  purpose: 'Finalité',
  method: 'Mode de traitement',
  dataTypes: 'Données',
  rights: 'Vos droits auprès de lui',
  controller: 'Responsable : {name}.',
  recipients: 'Destinataires',
  retention: 'Conservation',
  optOut:
    'Vous pouvez refuser la vente et le partage de vos données personnelles et limiter l’usage des données ' +
    'sensibles : refusez, ou désactivez-les ici.',
  receipt: 'Télécharger le reçu de votre dernière réponse',
  legalBasis: 'Base légale',
  consent: 'votre consentement',
  contract: 'un contrat avec vous',
  legal_obligation: 'une obligation légale',
  legitimate_interest: 'un intérêt légitime',
};
export default words;
