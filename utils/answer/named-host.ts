/** The name of a host in a text, with or without what an address has before it. */
const HOST =
  /(?:^|[^\p{L}\p{N}@.-])((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,})(?=$|[^\p{L}\p{N}-])/gu;

/**
 * The host that a link leads to, if its text names another one; null where it names none, or the same with other parts
 * before it. `href` is a safe address.
 */
export function unnamedHost(text: string, href: string): string | null {
  const { host, hostname } = new URL(href);
  if (hostname === '') return null;
  const named = [...text.matchAll(HOST)]
    .map(([, name = '']) => asHostname(name))
    .filter((name) => name !== '');
  return named.some((name) => !isSameSite(name, hostname)) ? host : null;
}

/** The name as an address has it: small letters, and other scripts as the network writes them. */
function asHostname(name: string): string {
  return URL.parse(`https://${name}`)?.hostname ?? '';
}

function isSameSite(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
