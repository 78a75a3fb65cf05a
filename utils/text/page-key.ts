/** The key of the conversation that belongs to no page: browser pages, and tabs that may not be read. */
export const NO_PAGE = 'no-page';

/**
 * Parameters that say where a visitor came from and never what is shown. Names that some site might use to
 * choose its content (`ref`, `source`, `id`, `from`, `si`) are not among them.
 */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|__hstc|__hssc|__hsfp|hsctatracking|ref_src|ref_url|srsltid|spm|scm|vero_id|mkt_tok|oly_anon_id|oly_enc_id|__twitter_impression)$/i;

/**
 * Session ids that servers write into addresses where they set no cookie, by names that nothing else has.
 * Only with a value that is long and looks random.
 */
const SESSION = /^(phpsessid|jsessionid|aspsessionid\w*|oscsid|zenid)=[\w.!-]{16,}$/i;

/**
 * The names that PHP forums have for it, with an MD5 sum. Elsewhere `sid` and `s` may choose what is shown,
 * and so may `session_id` anywhere: those stay.
 */
const PHP_SESSION = /^(sid|s)=[0-9a-f]{32}$/;

/** The same as part of a path: of Java servlets (`;jsessionid=…`) and of ASP.NET (`/(S(…))/`). */
const SESSION_IN_PATH = /;jsessionid=[^/;]*|\/\((?:[A-Z]\([a-z0-9]{20,}\))+\)(?=\/|$)/gi;

/** A fragment that is an address within an application: `#/inbox`, `#!/users`. An empty one is its start page. */
const ROUTE = /^#!?\/.|^#![^/]/;

/**
 * The key of a conversation's page: one key for every address of the same page.
 *
 * Takes any string and never throws; an address that is neither on the web nor on the disk gives `NO_PAGE`.
 * Host in lower case, no default port, no user name, no tracking, no session, no slash at the end, no
 * fragment but an application's route; parameters that select content stay as written, in their order.
 * `pageKey(pageKey(url))` is `pageKey(url)`.
 */
export function pageKey(url: string): string {
  const address = URL.parse(url);
  if (!address) return NO_PAGE;
  const { protocol, host, pathname, search, hash } = address;
  const isWeb = protocol === 'http:' || protocol === 'https:';
  if (!isWeb && protocol !== 'file:') return NO_PAGE;
  const path = isWeb ? withoutSessions(pathname).replace(/\/+$/, '') : pathname;
  const isPhp = /\.php$/i.test(path);
  const selects = (parameter: string): boolean =>
    selectsContent(parameter) && !(isPhp && PHP_SESSION.test(parameter));
  const query = search.slice(1).split('&').filter(selects).join('&');
  const route = ROUTE.test(hash) ? hash : '';
  return `${protocol}//${host}${path}${query && `?${query}`}${route}`;
}

/** The name of a page's site for display: its host without `www.`; empty where there is none. */
export function siteOf(url: string): string {
  return URL.parse(url)?.host.replace(/^www\.(?=.)/, '') ?? '';
}

function selectsContent(parameter: string): boolean {
  const name = parameter.split('=', 1)[0] ?? '';
  return parameter !== '' && !TRACKING.test(name) && !SESSION.test(parameter);
}

/** Repeats, since the remaining path may have another one. */
function withoutSessions(path: string): string {
  const rest = path.replace(SESSION_IN_PATH, '');
  return rest === path ? path : withoutSessions(rest);
}
