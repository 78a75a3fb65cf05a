import { argon2idAsync } from '@noble/hashes/argon2.js';
import { fromBase64, toBase64 } from './base64';

/** The cost and the salt of a derivation; they are no secret. */
export interface Derivation {
  /** Kibibytes of memory, and passes over it. */
  readonly memory: number;
  readonly passes: number;
  /** Base64. */
  readonly salt: string;
}

/** The smallest cost that OWASP's Password Storage Cheat Sheet gives for Argon2id. */
const COST = { memory: 19_456, passes: 2 };

const SALT_BYTES = 16;

/** A derivation with a salt of its own. */
export function freshDerivation(): Derivation {
  return { ...COST, salt: toBase64(crypto.getRandomValues(new Uint8Array(SALT_BYTES))) };
}

/**
 * Derives 32 bytes from a passphrase by Argon2id. It runs in plain JavaScript, since the extension's pages allow no
 * WebAssembly, and takes a second or two. The same passphrase typed on another keyboard counts as the same.
 */
export function deriveKey(
  passphrase: string,
  { memory, passes, salt }: Derivation,
): Promise<Uint8Array<ArrayBuffer>> {
  const password = new TextEncoder().encode(passphrase.normalize('NFKC'));
  return argon2idAsync(password, fromBase64(salt), { m: memory, t: passes, p: 1, dkLen: 32 });
}
