/** The other origins that a page may load from, by directive. */
interface Guests {
  script: string[];
  frame: string[];
  connect: string[];
}

/** Origins that Stripe.js needs: https://docs.stripe.com/security/guide#content-security-policy */
const stripeGuests: Guests = {
  script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
  connect: ['https://api.stripe.com'],
};

/**
 * Returns the headers of every HTML page. Scripts, styles, pictures and requests come from this origin only. Trusted
 * Types are enforced, so that no text becomes code. If the shop takes payments with Stripe, Stripe's own scripts and
 * frames are also allowed.
 */
export function pageSecurity({ stripe }: { stripe: boolean }): Record<string, string> {
  const guests = Object.entries(stripe ? stripeGuests : {}).map(
    ([kind, hosts]) => `${kind}-src 'self' ${hosts.join(' ')}`,
  );
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
    // Some wallets open their own window and return their result through it.
    'Cross-Origin-Opener-Policy': stripe ? 'same-origin-allow-popups' : 'same-origin',
  };
}
