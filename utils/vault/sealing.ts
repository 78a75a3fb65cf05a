/** AES-GCM by the browser: what is sealed under a key can neither be read nor changed without it. */

/** Bytes of a nonce, with which every sealed text begins. */
export const NONCE_BYTES = 12;
const KEY_BYTES = 32;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** A nonce, and the encrypted bytes with their tag after it. */
export type Sealed = Uint8Array<ArrayBuffer>;

/** Bytes of a key. */
export type KeyBytes = Uint8Array<ArrayBuffer>;

export const randomKey = (): KeyBytes => crypto.getRandomValues(new Uint8Array(KEY_BYTES));

/** The key for sealing; the browser does not give its bytes out again. */
export function sealingKey(bytes: KeyBytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Seals bytes. `place` says what they are; they can be opened only as that. */
export async function seal(key: CryptoKey, place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const encrypted = await crypto.subtle.encrypt(parameters(nonce, place), key, bytes);
  const sealed = new Uint8Array(NONCE_BYTES + encrypted.byteLength);
  sealed.set(nonce);
  sealed.set(new Uint8Array(encrypted), NONCE_BYTES);
  return sealed;
}

/** The bytes that were sealed; null where the key is another, the place is, or a bit has changed. */
export async function unseal(
  key: CryptoKey,
  place: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  try {
    const bytes = await crypto.subtle.decrypt(parameters(nonce, place), key, sealed.subarray(NONCE_BYTES));
    return new Uint8Array(bytes);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** The text that was sealed; null where it cannot be opened. */
export async function unsealText(key: CryptoKey, place: string, sealed: Sealed): Promise<string | null> {
  const bytes = await unseal(key, place, sealed);
  return bytes && DECODER.decode(bytes);
}

export function sealText(key: CryptoKey, place: string, text: string): Promise<Sealed> {
  return seal(key, place, ENCODER.encode(text));
}

/** Seals a value as JSON. */
export function sealJson(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  return sealText(key, place, JSON.stringify(value));
}

/** The value that was sealed as JSON; undefined where it cannot be opened. */
export async function unsealJson(
  key: CryptoKey,
  place: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<unknown> {
  const text = await unsealText(key, place, sealed);
  return text === null ? undefined : (JSON.parse(text) as unknown);
}

function parameters(nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: ENCODER.encode(place) };
}
