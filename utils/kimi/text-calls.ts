import { BOUNDS } from './bounds';
import { argumentsOf, bareName } from './call-fragments';
import { isObject, parseJson } from './json';
import { readJsonParts } from './json-values';
import type { Filtered } from './special-tokens';
import type { ToolCall } from './tool';

/**
 * One call between a template's tokens: its name, and its arguments up to the next token. Kimi's
 * (`<|tool_call_begin|>functions.search_page:0<|tool_call_argument_begin|>{…}`) and DeepSeek's, which has `tool▁sep`
 * before the arguments, at times the word `function` before the name, and a fence around them.
 */
const BETWEEN_TOKENS =
  /<[|｜]tool.?call.?begin[|｜]>\s*(?:function<[|｜]tool.?sep[|｜]>)?\s*([\w.:-]{1,120})\s*(?:<[|｜]tool.?(?:call.?argument.?begin|sep)[|｜]>|```(?:json)?\s)([\s\S]*?)(?=<[|｜]tool.?calls?(?:.section)?.(?:begin|end)[|｜]>|$)/gi;

/** A message to a function, as in `<|channel|>commentary to=functions.search_page<|message|>{…}<|call|>`. */
const MESSAGE_TO =
  / to=functions\.([\w-]{1,120})[^]{0,80}?<[|｜]message[|｜]>([\s\S]*?)(?=<[|｜](?:call|end|return|start)[|｜]>|$)/gi;

/** A call as XML, as in `<function=search_page><parameter=query>tariff</parameter></function>`. */
const AS_ELEMENTS = /<function=([\w.-]{1,120})>([\s\S]*?)(?:<\/function>|$)/gi;
const PARAMETER = /<parameter=([\w-]{1,120})>\n?([\s\S]*?)\n?<\/parameter>/gi;

/**
 * Keeps the calls that stand among the words of an answer. Where no tools were offered they are only noted, by `missed`,
 * as are those that cannot be read.
 */
export function createTextCalls(offersTools: boolean, missed: () => void) {
  const calls: Record<'reasoning' | 'text', ToolCall[]> = { reasoning: [], text: [] };

  return {
    read(channel: 'reasoning' | 'text', filtered: Pick<Filtered, 'hasHidden' | 'calls'>): void {
      if (!offersTools) {
        if (filtered.hasHidden) missed();
        return;
      }
      for (const text of filtered.calls) {
        const found = readTextCalls(text);
        if (found.length === 0 || text.length >= BOUNDS.callArguments) missed();
        calls[channel].push(...found);
      }
    },

    /** The text begins anew, with the calls in it. */
    restart(): void {
      calls.text = [];
    },

    all: (): readonly ToolCall[] => [...calls.reasoning, ...calls.text],
  };
}

/**
 * Reads the calls that a model wrote with its template's own tokens, where the server did not make `tool_calls` of them
 * (MoonshotAI's models at sglang#8613 and vLLM#41182). `text` is what stands from the first of the tokens to the last.
 * The id is empty where the form has none.
 */
function readTextCalls(text: string): readonly ToolCall[] {
  const between = [...text.matchAll(BETWEEN_TOKENS)].map(([, name = '', words = '']) => callOf(name, words));
  if (between.length > 0) return between;
  const sent = [...text.matchAll(MESSAGE_TO)].map(([, name = '', words = '']) => callOf(name, words));
  if (sent.length > 0) return sent;
  const elements = [...text.matchAll(AS_ELEMENTS)].map(([, name = '', inner = '']) =>
    callOf(name, JSON.stringify(parametersOf(inner))),
  );
  return elements.length > 0 ? elements : callsInJson(text);
}

/** `named` may be Kimi's whole id, with the name in it. */
function callOf(named: string, words: string): ToolCall {
  const isId = /^[\w.-]+:\d+$/.test(named);
  const text = words.trim().replace(/^```(?:json)?\s*|\s*```$/g, '');
  return { id: isId ? named : '', name: bareName(named), arguments: text };
}

function parametersOf(inner: string): Readonly<Record<string, unknown>> {
  const found = [...inner.matchAll(PARAMETER)].map(([, name = '', value = '']) => {
    const read = parseJson(value);
    return [name, read === undefined ? value : read] as const;
  });
  return Object.fromEntries(found);
}

/** The objects with a name and arguments between `<tool_call>` and its end: alone, one after the other, or in lists. */
function callsInJson(text: string): readonly ToolCall[] {
  const values = readJsonParts(text).flatMap((part) => (part.type === 'value' ? [part.value] : []));
  return values.flat().flatMap((value): readonly ToolCall[] => {
    if (!isObject(value)) return [];
    const call = isObject(value['function']) ? value['function'] : value;
    const { name, arguments: given, parameters } = call;
    if (typeof name !== 'string') return [];
    const id = typeof value['id'] === 'string' ? value['id'] : '';
    return [{ id, name: bareName(name), arguments: argumentsOf(given ?? parameters) }];
  });
}
