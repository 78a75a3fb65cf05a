import type { CompletionRequest, Message } from './completion-request.ts';
import { readPrompt } from './prompt.ts';
import type { Scenario } from './scenario.ts';
import type { CallMessage } from './tool-messages.ts';
import type { Offer, OfferedTool } from './tools.ts';
import { contentWords } from './words.ts';

/** The ways in which a scripted model asks for what a page has. `scenarios.ts` says what each does. */
export type Asking =
  | 'once'
  | 'twice'
  | 'at-once'
  | 'nonsense'
  | 'forever'
  | 'aloud'
  | 'as-text'
  | 'as-elements'
  | 'in-thought';

/** A call before it has an id. */
interface Wish {
  readonly name: string;
  readonly arguments: string;
}

/** The calls that a message asks for, and how they are written. */
export interface Asked {
  readonly calls: readonly CallMessage[];
  /** Text before them. */
  readonly text: string;
  /** The calls as tokens of a template, in the place of `calls`. */
  readonly written: { readonly in: 'text' | 'reasoning'; readonly words: string } | null;
}

/** The words of a question that are searched for. */
const MOST_WORDS = 8;

/** The sections that are read of those that were found. */
const MOST_SECTIONS = 4;

/** The calls that a model asks for in the place of an answer; null where it answers, or may not ask. */
export function askFor(
  { messages, offer }: CompletionRequest,
  { asks: asking, engine }: Pick<Scenario, 'asks' | 'engine'>,
): Asked | null {
  const wishes = offer.choice === 'none' || offer.tools.length === 0 ? [] : wishesOf(messages, offer, asking);
  if (wishes.length === 0) return null;
  const isInForm = asking !== 'as-text' && asking !== 'as-elements' && asking !== 'in-thought';
  // Moonshot counts all calls of a conversation.
  const before = messages.reduce((sum, { tool_calls: calls = [] }) => sum + calls.length, 0);
  const calls = wishes.map(({ name, arguments: given }, i) => ({
    id: `${isInForm && engine === undefined ? '' : 'functions.'}${name}:${before + i}`,
    type: 'function' as const,
    function: { name, arguments: given },
  }));
  const text = asking === 'aloud' ? ' I look for it on the page. ' : '';
  if (isInForm) return { calls, text, written: null };
  const words = asking === 'as-elements' ? asElements(calls) : asTokens(calls);
  return { calls: [], text, written: { in: asking === 'in-thought' ? 'reasoning' : 'text', words } };
}

function wishesOf(messages: readonly Message[], offer: Offer, asking: Asking | undefined): readonly Wish[] {
  const since = messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1);
  const rounds = since.filter(({ tool_calls: calls = [] }) => calls.length > 0).length;
  const words = contentWords(readPrompt(messages).request).slice(0, MOST_WORDS);
  const forced = rounds === 0 ? forcedTool(offer) : undefined;
  if (asking === undefined) return forced ? [wishFor(forced, words)] : [];
  const search = (some: readonly string[]): Wish => {
    const query = some.join(' ') || 'page';
    return { name: 'search_page', arguments: JSON.stringify({ query }) };
  };
  const read = (): readonly Wish[] => {
    const sections = sectionsFound(since, messages);
    return sections.length === 0 ? [] : [{ name: 'read_sections', arguments: JSON.stringify({ sections }) }];
  };
  const half = Math.ceil(words.length / 2);
  switch (asking) {
    case 'once':
    case 'aloud':
    case 'as-text':
    case 'as-elements':
    case 'in-thought':
      return rounds === 0 ? [search(words)] : rounds === 1 ? read() : [];
    case 'twice':
      if (rounds === 1 || rounds === 3) return read();
      return rounds === 0 ? [search(words)] : rounds === 2 ? [search(words.slice(half))] : [];
    case 'at-once':
      return rounds === 0 ? [search(words.slice(0, half)), search(words.slice(half))] : [];
    case 'nonsense':
      return rounds === 0 ? NONSENSE : [];
    case 'forever':
      return [search([...words, String(rounds + 1)])];
  }
}

/** Calls that have no answer: each is wrong in another way. */
const NONSENSE: readonly Wish[] = [
  { name: 'open_url', arguments: '{"url":"https://example.com/"}' },
  { name: 'search_page', arguments: '{"query": "tides' },
  { name: 'search_page', arguments: '{}' },
  { name: 'search_page', arguments: '{"query":["tides"],"page":"first"}' },
  { name: 'read_sections', arguments: '{"sections":[999999,-1,0.5]}' },
  { name: 'read_sections', arguments: '{"sections":"all"}' },
  { name: 'read_sections', arguments: '' },
];

/** The tool that a request demands; undefined where it leaves the choice. */
function forcedTool({ tools, choice }: Offer): OfferedTool | undefined {
  if (choice === 'required') return tools[0];
  return typeof choice === 'object' ? tools.find(({ name }) => name === choice.name) : undefined;
}

/** A call with whatever the schema of a tool demands. */
function wishFor({ name, parameters }: OfferedTool, words: readonly string[]): Wish {
  const { properties = {}, required = [] } = parameters as {
    readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
    readonly required?: readonly string[];
  };
  const given = required.map((member) => [member, valueOf(properties[member]?.type, words)] as const);
  return { name, arguments: JSON.stringify(Object.fromEntries(given)) };
}

function valueOf(type: string | undefined, words: readonly string[]): unknown {
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'array') return [];
  if (type === 'object') return {};
  return type === 'boolean' ? true : words.join(' ');
}

/**
 * The numbers of the sections in the results of a search: those that the outline of the page has for the headings in
 * them, as in "- ✓ §12–14 Tides"; else those after the word or the sign, as in "Section 12", "§ 12" or "sections 3, 4".
 */
function sectionsFound(since: readonly Message[], messages: readonly Message[]): readonly number[] {
  const results = since.slice(since.findLastIndex(({ role }) => role === 'assistant'));
  const text = results.flatMap(({ role, content }) => (role === 'tool' ? [content] : [])).join('\n');
  const named = [...text.matchAll(/(?:\bsections?"?:?|§) *\[?(\d+(?:(?:,| and| &) *\d+)*)/gi)].flatMap(
    ([, numbers = '']) => (numbers.match(/\d+/g) ?? []).map(Number),
  );
  const listed = headingsOf(text).flatMap((title) => numbersIn(messages, title));
  return [...new Set(listed.length > 0 ? listed : named)].slice(0, MOST_SECTIONS);
}

function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^(?:\[[\d·]+\] )?#{1,6} +(?:\[[\d·]+\] )?(.+)$/gm)].map(([, title = '']) =>
    title.trim(),
  );
}

/** The numbers that an outline has for a heading. */
function numbersIn(messages: readonly Message[], title: string): readonly number[] {
  const outlines = messages.flatMap(({ role, content }) => (role === 'user' ? [content] : [])).join('\n');
  const lines = [...outlines.matchAll(/^ *- (?:✓ )?§(\d+)(?:–(\d+))? (.+)$/gm)];
  return lines.flatMap(([, first = '', last = first, name = '']) => {
    const length = Math.min(Number(last) - Number(first) + 1, MOST_SECTIONS);
    return name.trim() === title ? Array.from({ length }, (_, i) => Number(first) + i) : [];
  });
}

function asTokens(calls: readonly CallMessage[]): string {
  const each = calls.map(
    ({ id, function: { arguments: given } }) =>
      `<|tool_call_begin|>${id}<|tool_call_argument_begin|>${given}<|tool_call_end|>`,
  );
  return `<|tool_calls_section_begin|>${each.join('')}<|tool_calls_section_end|>`;
}

function asElements(calls: readonly CallMessage[]): string {
  return calls
    .map(
      ({ function: { name, arguments: given } }) =>
        `<tool_call>\n{"name": "${name}", "arguments": ${given}}\n</tool_call>`,
    )
    .join('\n');
}
