export { cookieStorage } from './cookie.ts';
export { layeredStorage } from './layered.ts';
export { localStorageOf } from './local.ts';
export { memoryStorage } from './memory.ts';
export type { ConsentStorage } from './port.ts';
