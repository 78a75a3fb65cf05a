/**
 * A vault: what is needed to get from a passphrase to the keys of a sealed database. The passphrase opens the master
 * key, which is random, and from that one all others are made or opened.
 */
import { fromBase64, toBase64 } from './base64';
import { deriveKey, freshDerivation, type Derivation } from './derive-key';
import { randomKey, seal, sealingKey, unseal, type KeyBytes } from './sealing';

/** The part of a vault that stands on disk. None of it is a secret. */
export interface Vault {
  /** The name of its database. */
  readonly name: string;
  readonly derivation: Derivation;
  /** The master key, sealed under the key that is derived from the passphrase. Base64. */
  readonly master: string;
}

/** The keys that are made from a master key. */
export interface VaultKeys {
  /** Seals what belongs to no conversation and to no page. */
  readonly general: CryptoKey;
  /** Makes names and hashes unrecognisable. */
  readonly blinding: CryptoKey;
}

/** Makes a vault with a new master key. */
export async function createVault(
  passphrase: string,
  derivation = freshDerivation(),
): Promise<{ readonly vault: Vault; readonly master: KeyBytes }> {
  const name = `sidenote-${crypto.randomUUID()}`;
  const master = randomKey();
  return { vault: await wrap(name, master, passphrase, derivation), master };
}

/** The same vault under another passphrase: what is sealed in it stays as it is. */
export function changeVault(
  { name }: Vault,
  master: KeyBytes,
  passphrase: string,
  derivation = freshDerivation(),
): Promise<Vault> {
  return wrap(name, master, passphrase, derivation);
}

async function wrap(
  name: string,
  master: KeyBytes,
  passphrase: string,
  derivation: Derivation,
): Promise<Vault> {
  const key = await sealingKey(await deriveKey(passphrase, derivation));
  return { name, derivation, master: toBase64(await seal(key, name, master)) };
}

/** The master key of a vault; null where the passphrase is another. */
export async function openVault(
  { name, derivation, master }: Vault,
  passphrase: string,
): Promise<KeyBytes | null> {
  const key = await sealingKey(await deriveKey(passphrase, derivation));
  return unseal(key, name, fromBase64(master));
}

/** Makes the keys of a vault. */
export async function keysOf(master: KeyBytes): Promise<VaultKeys> {
  const base = await crypto.subtle.importKey('raw', master, 'HKDF', false, ['deriveBits']);
  const make = async (info: string) =>
    new Uint8Array(
      await crypto.subtle.deriveBits(
        { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(info) },
        base,
        256,
      ),
    );
  const [general, blinding] = await Promise.all([make('general'), make('blinding')]);
  return {
    general: await sealingKey(general),
    blinding: await crypto.subtle.importKey('raw', blinding, { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ]),
  };
}
