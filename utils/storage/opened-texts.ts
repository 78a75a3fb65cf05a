/**
 * The opened texts of sealed records, in memory while the database is open: a list that is shown again is not decrypted
 * again. A text belongs to one sealing of its record, so that whatever is on disk counts.
 */
import { NONCE_BYTES, type Sealed } from '../vault/sealing';

/** Characters that are remembered: some hundred conversations. */
const REMEMBERED = 8_000_000;

interface Remembered {
  readonly nonce: string;
  readonly text: string;
}

export function createOpenedTexts() {
  const texts = new Map<string, Remembered>();
  let characters = 0;

  function forget(place: string): void {
    characters -= texts.get(place)?.text.length ?? 0;
    texts.delete(place);
  }

  return {
    /** The text of the record at a place, if this sealing of it was opened before. */
    get(place: string, sealed: Sealed): string | undefined {
      const known = texts.get(place);
      return known?.nonce === nonceOf(sealed) ? known.text : undefined;
    },

    remember(place: string, sealed: Sealed, text: string): void {
      forget(place);
      if (text.length > REMEMBERED) return;
      texts.set(place, { nonce: nonceOf(sealed), text });
      characters += text.length;
      for (const [oldest] of texts) {
        if (characters <= REMEMBERED) break;
        forget(oldest);
      }
    },

    clear(): void {
      texts.clear();
      characters = 0;
    },
  };
}

/** No two sealings under the same key have the same nonce. */
const nonceOf = (sealed: Sealed): string => String.fromCharCode(...sealed.subarray(0, NONCE_BYTES));
