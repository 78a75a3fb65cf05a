import type { JsonObject } from './json';
import { readSpoken, type Spoken } from './spoken';

/** The members of a delta that are looked at first, or say nothing to a reader. */
const USUAL: ReadonlySet<string> = new Set([
  'content',
  'role',
  'reasoning_content',
  'reasoning',
  'thinking',
  'reasoning_details',
  'refusal',
  'tool_calls',
  'function_call',
]);

/** Rarer names of reasoning and of text, and what has no words; beside words of the usual names they say the same. */
const RARE: ReadonlyMap<string, 'reasoning' | 'text' | 'unread'> = new Map([
  ['thought', 'reasoning'],
  ['thoughts', 'reasoning'],
  ['thinking_content', 'reasoning'],
  ['thinking_blocks', 'reasoning'],
  ['reasoning_text', 'reasoning'],
  ['reasoning_summary', 'reasoning'],
  ['text', 'text'],
  ['output_text', 'text'],
  ['parts', 'text'],
  ['response', 'text'],
  ['answer', 'text'],
  ['images', 'unread'],
  ['audio', 'unread'],
]);

/** Reads the words of a delta or a message. They are strings, as nearly always, or parts: see `readSpoken`. */
export function wordsOf(delta: JsonObject): Spoken {
  const { content, refusal, reasoning_content, reasoning, thinking, reasoning_details: details } = delta;
  // The names that reasoning goes by carry the same words when several are there: only one is read.
  const thought = textIn(reasoning_content) || textIn(reasoning) || textIn(thinking);
  const isPlain =
    isPlainText(content) &&
    isPlainText(reasoning_content) &&
    isPlainText(reasoning) &&
    isPlainText(thinking) &&
    isPlainText(details);
  if (isPlain && !refusal && !hasRare(delta)) {
    return { reasoning: thought, text: textIn(content), isUnread: false };
  }

  const said = readSpoken(content, 'text');
  const thoughts = [reasoning_content, reasoning, thinking, details].map((value) =>
    readSpoken(value, 'reasoning'),
  );
  const rare = rareWords(delta);
  // Beside a list of details, the same words may stand as they are.
  const inShapes = thought || (thoughts.find(({ reasoning: words }) => words !== '')?.reasoning ?? '');
  const all = (inShapes || rare.reasoning) + said.reasoning;
  // An answer that is refused says so in the place of its content.
  const text = said.text || readSpoken(refusal, 'text').text || rare.text;
  const hasUnread = said.isUnread || rare.isUnread || thoughts.some(({ isUnread }) => isUnread);
  return { reasoning: all, text, isUnread: hasUnread || (all + text === '' && hasSentence(delta)) };
}

function hasRare(delta: JsonObject): boolean {
  for (const name in delta) if (!USUAL.has(name)) return true;
  return false;
}

function rareWords(delta: JsonObject): Spoken {
  const found = { reasoning: '', text: '', isUnread: false };
  for (const [name, kind] of RARE) {
    const value = delta[name];
    if (value === undefined || value === null || value === '') continue;
    const spoken = readSpoken(value, kind === 'reasoning' ? kind : 'text');
    if (kind === 'unread') found.isUnread ||= !Array.isArray(value) || value.length > 0;
    else if (found[kind] === '') {
      found[kind] = spoken[kind];
      found.isUnread ||= spoken.isUnread;
    }
  }
  return found;
}

/** True if a member of a name that is not known reads like words: what is metadata has no spaces. */
function hasSentence(delta: JsonObject): boolean {
  return Object.values(delta).some((value) => typeof value === 'string' && /\S\s|\s\S/.test(value));
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isPlainText(value: unknown): boolean {
  return typeof value === 'string' || value === undefined || value === null;
}
