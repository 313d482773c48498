// The package's own declaration of this entry names its files without endings, which Node's resolution does not follow.
declare module '@stripe/stripe-js/pure/index.mjs' {
  export const loadStripe: typeof import('@stripe/stripe-js').loadStripe;
}
