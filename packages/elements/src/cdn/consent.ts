// The banner in one script, for any page: no loader, no shop and no server needed.
import '../cookie-consent/define.ts';
