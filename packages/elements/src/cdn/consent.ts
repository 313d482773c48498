// The banner in one script, for any page: no loader, no shop and no server needed.
import '../cookie-consent/define.ts';

/** Placeholders of videos and maps. Their code loads when the page has one. */
const observer = new MutationObserver(look);
observer.observe(document, { childList: true, subtree: true });
look();

function look(): void {
  if (!document.querySelector('smallshop-consent-embed')) return;
  observer.disconnect();
  // Without its code the frame stays held back.
  import('../consent-embed/define.ts').catch(console.error);
}
