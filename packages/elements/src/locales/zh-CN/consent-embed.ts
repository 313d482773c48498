import type { ConsentEmbedWords } from '../../consent-embed/languages.ts';

const words: ConsentEmbedWords = {
  loads: '此内容来自 {host}。加载后，{host} 会得知您在此页面，并可能在您的浏览器中存储数据。',
  once: '仅加载一次',
  always: '始终加载 {service} 的内容',
  choices: '隐私选择',
  loaded: '内容已加载。',
  waiting: '隐私选项加载完成后即可加载此内容。',
};
export default words;
