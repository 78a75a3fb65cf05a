import { useState } from 'react';
import { leftOut, readBaseUrl } from './base-url';

interface AddressEntry {
  /** The address as it is typed, or as it is saved. */
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly isInvalid: boolean;
  /** The parts of what was typed that the address goes without; empty if it was all taken. */
  readonly cut: string;
  /** Puts the address in the place of what was typed, and returns it; null if that is none. */
  readonly tidy: () => string | null;
  /** Forgets what was typed. */
  readonly reset: () => void;
}

/** An address of the API that is typed, beside the saved one. */
export function useAddressEntry(saved: string): AddressEntry {
  const [draft, setDraft] = useState<string | null>(null);
  const [isInvalid, setInvalid] = useState(false);
  const [cut, setCut] = useState('');
  const text = draft ?? saved;

  function tidy(): string | null {
    const baseUrl = readBaseUrl(text);
    setInvalid(baseUrl === null);
    if (baseUrl === null) return null;
    // What was cut when the field was left is still to be told when it is saved.
    setCut(leftOut(text) || cut);
    setDraft(baseUrl);
    return baseUrl;
  }

  function setText(next: string) {
    setCut('');
    setDraft(next);
  }

  return { text, setText, isInvalid, cut, tidy, reset: () => setDraft(null) };
}
