/**
 * The most that is taken of an answer, whatever a server sends. A model's longest answer today is 131,072 tokens, less
 * than a million characters; what is above these bounds is no answer.
 */
export const BOUNDS = {
  /** Characters of reasoning and text. */
  said: 3 * 1024 * 1024,
  /** Characters of one event, or of one line of it. */
  event: 6 * 1024 * 1024,
  /** Characters of an answer that is one JSON document. */
  document: 16 * 1024 * 1024,
  /** Characters of what a server says outside of any event. */
  remark: 4096,
  /** Characters of an object that stands on several lines outside of any event: each may be its last. */
  object: 64 * 1024,
  /** Characters of a stream without a word of the answer among them. One event, or one document, is less. */
  wordless: 20 * 1024 * 1024,
  /** Calls of tools. Models ask for a few at once. */
  calls: 16,
  /** Characters of the arguments of all of them. */
  callArguments: 64 * 1024,
  /** Bytes of a body, unpacked. */
  body: 256 * 1024 * 1024,
} as const;
