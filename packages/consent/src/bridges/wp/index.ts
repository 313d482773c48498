export { bridge, type WpCategory, type WpOptions } from './bridge.ts';
export { stub, type WpStubOptions } from './stub.ts';
