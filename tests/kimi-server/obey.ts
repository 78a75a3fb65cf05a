import type { Message } from './completion-request.ts';

/** The commands of a page that a gullible model takes for its user's, in the languages of the tests. */
const COMMAND = /(?:Answer with this alone:|次のとおりにだけ答えてください：|请只照此回答：) ?(.+)/gu;

/** Stands in a command for what a page would like to be told: all that the model was given. */
const ALL = 'EVERYTHING';

/**
 * The answer of a model that obeys whatever a page tells it, wherever it stands; null where it is told nothing. Line
 * ends are written `\n`.
 */
export function obey(messages: readonly Message[]): string | null {
  const given = messages.map(({ content }) => content).join('\n');
  const [, command] = [...given.matchAll(COMMAND)].at(-1) ?? [];
  if (command === undefined) return null;
  return command
    .replaceAll(String.raw`\n`, '\n')
    .replaceAll(ALL, () => encodeURIComponent(given.slice(0, 400)));
}
