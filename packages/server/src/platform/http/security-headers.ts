/** Who else than this origin may take part in a page. */
interface Guests {
  script: string[];
  frame: string[];
  connect: string[];
}

/** What Stripe.js asks for: https://docs.stripe.com/security/guide#content-security-policy */
const stripeGuests: Guests = {
  script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
  connect: ['https://api.stripe.com'],
};

/**
 * Headers of every HTML page of the site. Scripts, styles, pictures and requests come from this
 * origin only, and no text becomes code: Trusted Types are enforced. A shop that takes money with
 * Stripe lets Stripe's own script and frames in besides, and nothing else.
 */
export function pageSecurity({ stripe }: { stripe: boolean }): Record<string, string> {
  const guests = Object.entries(stripe ? stripeGuests : {}).map(([kind, hosts]) => `${kind}-src 'self' ${hosts.join(' ')}`);
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      ...guests,
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    // Some wallets open a window of their own and answer through it.
    'Cross-Origin-Opener-Policy': stripe ? 'same-origin-allow-popups' : 'same-origin',
  };
}
