import { storage } from '#imports';
import { tokenTailsItem } from './settings';

/**
 * The API tokens, by the base URL they were entered for: a token never goes to another address.
 * Imported by the background only; a panel sees `tokenTailsItem`.
 */
const tokensItem = storage.defineItem<Readonly<Record<string, string>>>('local:tokens', {
  fallback: {},
  version: 1,
});

/** The token for a base URL, or null. */
export async function tokenFor(baseUrl: string): Promise<string | null> {
  return (await tokensItem.getValue())[baseUrl] ?? null;
}

/** Keeps a token, and shows its last four characters to our own pages. Null forgets it. */
export async function keepToken(baseUrl: string, token: string | null): Promise<void> {
  const [{ [baseUrl]: _old, ...tokens }, { [baseUrl]: _oldTail, ...tails }] = await Promise.all([
    tokensItem.getValue(),
    tokenTailsItem.getValue(),
  ]);
  await tokensItem.setValue(token === null ? tokens : { ...tokens, [baseUrl]: token });
  await tokenTailsItem.setValue(token === null ? tails : { ...tails, [baseUrl]: token.slice(-4) });
}
