import type { ConsentEmbedWords } from '../../consent-embed/languages.ts';

const words: ConsentEmbedWords = {
  loads:
    'このコンテンツは{host}から読み込まれます。読み込むと、{host}はお客様がこのページにいることを知り、ブラウザにデータを保存することがあります。',
  once: '今回だけ読み込む',
  always: '{service}から常に読み込む',
  choices: 'プライバシーの選択',
  loaded: 'コンテンツを読み込みました。',
  waiting: 'プライバシーの選択肢が届くと読み込めるようになります。',
};
export default words;
