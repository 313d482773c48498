/**
 * The browser side of the WP Consent API as its readme documents it (wordpress.org/plugins/wp-consent-api): without a
 * consent type everything is allowed; `optout` allows what is unanswered; every other type needs an `allow`. Answers
 * are
 * cookies, and a change is an event. Written for tests; the text is a script, because the API's functions are globals.
 */
export const wpConsentApi = `
  var consent_api = { consent_type: '', cookie_prefix: 'wp_consent' };
  window.wp_fallback_consent_type = consent_api.consent_type;
  function wpCookie(name) {
    var found = document.cookie.split('; ').find(function (pair) { return pair.startsWith(name + '='); });
    return found ? found.slice(name.length + 1) : '';
  }
  function wp_has_consent(category) {
    var type = window.wp_consent_type === undefined ? window.wp_fallback_consent_type : window.wp_consent_type;
    var answer = wpCookie('wp_consent_' + category);
    if (!type) return true;
    return type.includes('optout') && answer === '' ? true : answer === 'allow';
  }
  function wp_set_consent(category, value) {
    if (value !== 'allow' && value !== 'deny') return;
    var before = wpCookie('wp_consent_' + category);
    document.cookie = 'wp_consent_' + category + '=' + value + '; path=/; max-age=2592000';
    if (before === value) return;
    document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail: { [category]: value } }));
  }
  function wpServices() {
    try { return JSON.parse(wpCookie('wp_consent_consented_services')); } catch (error) { return {}; }
  }
  function wp_has_service_consent(service) {
    var services = wpServices();
    return service in services ? services[service] : wp_has_consent('marketing');
  }
  function wp_set_service_consent(service, consented) {
    const services = JSON.stringify(Object.assign(wpServices(), { [service]: consented }));
    document.cookie = 'wp_consent_consented_services=' + services + '; path=/; max-age=2592000';
  }
`;
