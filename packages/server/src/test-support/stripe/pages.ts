/** The pages of a fake bank. They run under no policy of the shop's: they are another origin. */

const escape = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1>${body}`;

/**
 * The 3-D Secure page for a frame. It posts the pressed button to the page around it, after the state has changed.
 */
export function threeDSecurePage(intentId: string, clientSecret: string): string {
  const names = escape(JSON.stringify({ intentId, clientSecret }));
  return page(
    '3-D Secure',
    `<p>Your bank asks whether this is you.</p><div id="names" data-names="${names}"></div>
<button id="complete">Complete</button> <button id="fail">Fail</button>
<script>
const { intentId, clientSecret } = JSON.parse(document.getElementById('names').dataset.names);
for (const outcome of ['complete', 'fail']) document.getElementById(outcome).addEventListener('click', async () => {
  const body = new URLSearchParams({ client_secret: clientSecret, outcome });
  await fetch('/fake/3ds/' + intentId, { method: 'POST', body });
  parent.postMessage({ type: 'fake-stripe-3ds', paymentIntent: intentId, outcome }, '*');
});
</script>`,
  );
}

/** Where a redirect method sends the whole browser. */
export function redirectPage(intentId: string, clientSecret: string): string {
  const link = (outcome: string) =>
    escape(`/fake/redirect/${intentId}/${outcome}?client_secret=${encodeURIComponent(clientSecret)}`);
  return page(
    'Fake bank',
    `<p><a id="authorize" href="${link('complete')}">Authorize</a> <a id="fail" href="${link('fail')}">Fail</a></p>`,
  );
}
