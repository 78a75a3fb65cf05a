import { fromBase64, toBase64 } from '../vault/base64';
import { sealJson, unsealJson } from '../vault/sealing';
import type { VaultKeys } from '../vault/vault';
import { defineKeptItem } from './kept-item';
import { lockItem } from './lock-record';
import { keysNow } from './session-keys';
import { readPolicy, type Policy } from './policy';
import { DEFAULT_SETTINGS, tokenTailsItem } from './settings';

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
  const [tokens, policy] = await Promise.all([readTokens(), readPolicy()]);
  return policyToken(policy, baseUrl) ?? tokens[baseUrl] ?? null;
}

/** The token that an organisation has set for a base URL; null where it has not. */
function policyToken(
  { token, baseUrl: its = DEFAULT_SETTINGS.baseUrl }: Policy,
  baseUrl: string,
): string | null {
  return token !== undefined && its === baseUrl ? token : null;
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
