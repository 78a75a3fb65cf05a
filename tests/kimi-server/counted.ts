/** Sentences of each paragraph. */
const PER_PARAGRAPH = 12;

/** Numbered sentences, such as "Word 1. Word 2.", of about `characters` in all: no two are the same. */
export function counted(noun: string, characters: number): string {
  let text = '';
  for (let number = 1; text.length < characters; number++) {
    text += `${noun} ${number}.${number % PER_PARAGRAPH === 0 ? '\n\n' : ' '}`;
  }
  return text.trimEnd();
}
