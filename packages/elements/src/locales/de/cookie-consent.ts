import type { ConsentWords } from '../../cookie-consent/languages.ts';

const words: ConsentWords = {
  title: 'Ihre Datenschutz-Auswahl',
  ask:
    'Mit Ihrer Erlaubnis nutzt diese Website Cookies und ähnliche Speicher für: {categories}. Nichts davon läuft, ' +
    'solange Sie es nicht erlauben, und Sie können Ihre Antwort jederzeit ändern.',
  changed: 'Seit Ihrer letzten Antwort hat sich etwas geändert.',
  acceptAll: 'Alle akzeptieren',
  refuseAll: 'Alle ablehnen',
  accept: 'Akzeptieren',
  refuse: 'Ablehnen',
  choose: 'Einzeln auswählen',
  save: 'Auswahl speichern',
  close: 'Schließen',
  policy: 'Datenschutzerklärung',
  intro: 'Was die Website zum Funktionieren braucht, ist immer an. Alles andere bleibt aus, bis Sie es erlauben.',
  alwaysOn: 'Immer an',
  services: { one: '{count} Dienst', other: '{count} Dienste' },
  session: 'bis Sie den Browser schließen',
  gpc: 'Widerspruch beachtet',
  gpcMeaning:
    'Ihr Browser bittet darum, Ihre Daten weder zu verkaufen noch zu teilen (Global Privacy Control). Das bleibt ' +
    'aus, solange Sie es nicht selbst erlauben.',
  saved: 'Ihre Auswahl ist gespeichert.',
  loading: 'Wird geladen …',
  unavailable: 'Die Auswahl konnte nicht geladen werden. Alles, was Ihre Erlaubnis braucht, bleibt aus.',
  retry: 'Erneut versuchen',
  reload:
    'Sie haben in einem anderen Tab eine Erlaubnis zurückgenommen. Was hier bereits läuft, endet, wenn die Seite ' +
    'neu geladen wird.',
  reloadNow: 'Seite neu laden',
  necessary: 'Notwendig',
  necessaryMeaning: 'Warenkorb, Kasse, Sicherheit und das Merken dieser Auswahl.',
  preferences: 'Einstellungen',
  preferencesMeaning: 'Merkt sich, wie Sie die Website nutzen möchten, etwa ihr Aussehen.',
  analytics: 'Statistik',
  analyticsMeaning: 'Zeigt, wie die Seiten dieser Website genutzt werden.',
  marketing: 'Marketing',
  marketingMeaning: 'Zeigt Ihnen Werbung und misst deren Wirkung, hier und auf anderen Websites.',
  askAlone: 'Hierüber wird gesondert gefragt: {categories}. Wenn Sie ablehnen, bleibt alles andere, wie es ist.',
  overseas: 'Ihre Daten verlassen das Land',
  recipient: 'Empfänger im Ausland',
  contact: 'Kontakt',
  purpose: 'Zweck',
  method: 'Art der Verarbeitung',
  dataTypes: 'Daten',
  rights: 'Ihre Rechte dort',
  controller: 'Verantwortlich: {name}.',
  recipients: 'Empfänger',
  retention: 'Aufbewahrt für',
  optOut:
    'Sie können dem Verkauf und der Weitergabe Ihrer personenbezogenen Daten widersprechen und die Nutzung ' +
    'sensibler Daten einschränken: Lehnen Sie ab oder schalten Sie es hier aus.',
  receipt: 'Beleg Ihrer letzten Antwort herunterladen',
  legalBasis: 'Rechtsgrundlage',
  consent: 'Ihre Einwilligung',
  contract: 'ein Vertrag mit Ihnen',
  legal_obligation: 'eine rechtliche Verpflichtung',
  legitimate_interest: 'ein berechtigtes Interesse',
};
export default words;
