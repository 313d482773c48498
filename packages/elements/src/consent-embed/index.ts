export { ConsentEmbed } from './consent-embed.ts';
