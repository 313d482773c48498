import type { ConsentWords } from '../../cookie-consent/languages.ts';

const words: ConsentWords = {
  title: 'Tus opciones de privacidad',
  ask:
    'Con tu permiso, este sitio usa cookies y almacenamiento similar para: {categories}. Nada de esto funciona si ' +
    'no lo permites, y puedes cambiar tu respuesta en cualquier momento.',
  changed: 'Algo ha cambiado desde tu última respuesta.',
  acceptAll: 'Aceptar todo',
  refuseAll: 'Rechazar todo',
  accept: 'Aceptar',
  refuse: 'Rechazar',
  choose: 'Elegir en detalle',
  save: 'Guardar mi elección',
  close: 'Cerrar',
  policy: 'Política de privacidad',
  intro:
    'Lo que el sitio necesita para funcionar está siempre activo. Todo lo demás está desactivado hasta que lo ' +
    'permitas.',
  alwaysOn: 'Siempre activo',
  services: { one: '{count} servicio', other: '{count} servicios' },
  session: 'hasta que cierres el navegador',
  gpc: 'Solicitud de exclusión respetada',
  gpcMeaning:
    'Tu navegador pide que no se vendan ni se compartan tus datos (Global Privacy Control). Eso sigue desactivado ' +
    'salvo que lo permitas tú.',
  saved: 'Tu elección se ha guardado.',
  loading: 'Cargando…',
  unavailable: 'No se han podido cargar las opciones. Todo lo que necesita tu permiso sigue desactivado.',
  retry: 'Reintentar',
  reload: 'Has retirado un permiso en otra pestaña. Lo que ya funciona aquí termina al volver a cargar la página.',
  reloadNow: 'Recargar la página',
  necessary: 'Necesarias',
  necessaryMeaning: 'Carrito, pago, seguridad y recordar esta elección.',
  preferences: 'Preferencias',
  preferencesMeaning: 'Recuerda cómo prefieres el sitio, por ejemplo su aspecto.',
  analytics: 'Estadísticas',
  analyticsMeaning: 'Muestra cómo se usan las páginas de este sitio.',
  marketing: 'Marketing',
  marketingMeaning: 'Te muestra anuncios y mide su efecto, aquí y en otros sitios.',
  askAlone: 'Esto se pregunta por separado: {categories}. Si lo rechazas, todo lo demás sigue funcionando igual.',
  overseas: 'Tus datos salen del país',
  recipient: 'Destinatario en el extranjero',
  contact: 'Contacto',
  purpose: 'Finalidad',
  method: 'Forma de tratamiento',
  dataTypes: 'Datos',
  rights: 'Tus derechos allí',
  controller: 'Responsable: {name}.',
  recipients: 'Destinatarios',
  retention: 'Conservación',
  optOut:
    'Puedes oponerte a la venta y al uso compartido de tu información personal y limitar el uso de la información ' +
    'sensible: recházalo o desactívalo aquí.',
  receipt: 'Descargar el recibo de tu última respuesta',
  legalBasis: 'Base jurídica',
  consent: 'tu consentimiento',
  contract: 'un contrato contigo',
  legal_obligation: 'una obligación legal',
  legitimate_interest: 'un interés legítimo',
};
export default words;
