export interface WpStubOptions {
  /** Prefix of the API's cookies, where a filter of WordPress changed it. Default: `wp_consent`. */
  readonly cookiePrefix?: string;
}

/**
 * The script to inline above every script of WordPress; below 500 bytes. The WP Consent API allows everything until a
 * consent type is set, so this sets `optin`, and no later script can change it. It also removes the yes that an earlier
 * page stored: only the bridge knows whether that yes still counts, and sets it again. `functional` needs no consent.
 * Throws a RangeError that names the invalid option.
 */
export function stub({ cookiePrefix = 'wp_consent' }: WpStubOptions = {}): string {
  if (!/^[\w-]+$/.test(cookiePrefix)) throw new RangeError('cookiePrefix: letters, digits, "_" and "-" are needed.');
  return (
    // A global variable that somebody declared before cannot be replaced, and is set.
    `(function(d,w,p,t){` +
    `try{Object.defineProperty(w,t,{get:function(){return'optin'},set:function(){}})}catch(e){w[t]='optin'}` +
    // In a sandboxed frame `document.cookie` throws; the consent type counts all the same.
    `try{d.cookie.split('; ').forEach(function(c){var n=c.split('=')[0];` +
    `if(n.indexOf(p)===0&&n!==p+'functional')['.'].concat(w.location.hostname.split('.')).forEach(function(_,i,h){` +
    `d.cookie=n+'=;path=/;max-age=0'+(i?';domain='+h.slice(i).join('.'):'')})})}catch(e){}` +
    `})(document,window,'${cookiePrefix}_','wp_consent_type')`
  );
}
