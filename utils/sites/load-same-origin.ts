/** Milliseconds. A page that is being read has the user waiting. */
const TIME_LIMIT = 10_000;

/**
 * Fetches the text at an address of the page's own origin, as the page itself would, with its cookies. Null
 * for any other origin, when the server redirects to one, answers with an error or with nothing, or takes
 * longer than ten seconds.
 */
export async function loadSameOrigin(address: string, page: URL): Promise<string | null> {
  const target = URL.parse(address, page.href);
  if (!target || target.origin !== page.origin || !/^https?:$/.test(target.protocol)) return null;
  try {
    const response = await fetch(target, {
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    if (!response.ok) return null;
    const text = await response.text();
    return text.trim() === '' ? null : text;
  } catch {
    return null;
  }
}
