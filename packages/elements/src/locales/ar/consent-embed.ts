import type { ConsentEmbedWords } from '../../consent-embed/languages.ts';

const words: ConsentEmbedWords = {
  loads: 'يأتي هذا المحتوى من {host}. عند تحميله يعرف {host} أنك هنا، وقد يخزّن بيانات في متصفحك.',
  once: 'تحميل مرة واحدة',
  always: 'التحميل دائمًا من {service}',
  choices: 'خيارات الخصوصية',
  loaded: 'تم تحميل المحتوى.',
  waiting: 'يمكن تحميله حالما تصل خيارات الخصوصية.',
};
export default words;
