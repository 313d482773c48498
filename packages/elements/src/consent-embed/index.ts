export { ConsentEmbedElement } from './consent-embed.ts';
