import { fromBase64, toBase64 } from '../vault/base64';
import { sealJson, unsealJson } from '../vault/sealing';
import type { VaultKeys } from '../vault/vault';
import { defineKeptItem } from './kept-item';
import { lockItem } from './lock-record';
import { keysNow } from './session-keys';
import { readPolicy, readPolicyToken } from './policy';
import { DEFAULT_SETTINGS, ruledTailItem, tokenTailsItem } from './settings';

/** The API tokens, by the base URL they were entered for: a token never goes to another address. */
export type Tokens = Readonly<Record<string, string>>;

/** Imported by the background only; a panel sees `tokenTailsItem`. */
const tokensItem = defineKeptItem<Tokens>('tokens', { fallback: {}, version: 1 });

/** The tokens where there is a passphrase, as Base64. */
const sealedTokensItem = defineKeptItem<string>('sealedTokens', { fallback: '', version: 1 });

/** The name of what is sealed: it can be opened as nothing else. */
const TOKENS = 'tokens';

/** All tokens. Throws `Locked`. */
export async function readTokens(): Promise<Tokens> {
  const keys = await currentKeys();
  if (!keys) return tokensItem.getValue();
  const sealed = await sealedTokensItem.getValue();
  const tokens = sealed === '' ? {} : await unsealJson(keys.general, TOKENS, fromBase64(sealed));
  // Tokens that cannot be opened are asked for again.
  return (tokens ?? {}) as Tokens;
}

async function writeTokens(tokens: Tokens): Promise<void> {
  const keys = await currentKeys();
  if (!keys) await tokensItem.setValue(tokens);
  else await sealedTokensItem.setValue(await sealTokens(keys, tokens));
}

/** The tokens as they may stand on disk. */
export async function sealTokens({ general }: VaultKeys, tokens: Tokens): Promise<string> {
  return toBase64(await sealJson(general, TOKENS, tokens));
}

/** The keys under which the tokens stand; null without a passphrase. Throws `Locked`. */
async function currentKeys(): Promise<VaultKeys | null> {
  const { current } = await lockItem.getValue();
  if (current === null) return null;
  return keysNow();
}

/** The token for a base URL, or null. Throws `Locked`. */
export async function tokenFor(baseUrl: string): Promise<string | null> {
  const [tokens, ruled] = await Promise.all([readTokens(), ruledToken()]);
  return ruled?.baseUrl === baseUrl ? ruled.token : (tokens[baseUrl] ?? null);
}

/** The token that an organisation has set, and the only address that it goes to; null where it has set none. */
async function ruledToken(): Promise<{ readonly baseUrl: string; readonly token: string } | null> {
  const [token, { baseUrl = DEFAULT_SETTINGS.baseUrl }] = await Promise.all([
    readPolicyToken(),
    readPolicy(),
  ]);
  return token === null ? null : { baseUrl, token };
}

/** Shows our own pages the last four characters of the organisation's token, or that there is none. */
export async function keepRuledTail(): Promise<void> {
  const ruled = await ruledToken();
  await ruledTailItem.setValue(ruled && { baseUrl: ruled.baseUrl, tail: ruled.token.slice(-4) });
}

/** Keeps a token, and shows its last four characters to our own pages. Null forgets it. Throws `Locked`. */
export async function keepToken(baseUrl: string, token: string | null): Promise<void> {
  const [{ [baseUrl]: _old, ...tokens }, { [baseUrl]: _oldTail, ...tails }] = await Promise.all([
    readTokens(),
    tokenTailsItem.getValue(),
  ]);
  await writeTokens(token === null ? tokens : { ...tokens, [baseUrl]: token });
  await tokenTailsItem.setValue(token === null ? tails : { ...tails, [baseUrl]: token.slice(-4) });
}
