import { invalid } from './refusals.ts';
import type { Refusal } from './refusal.ts';

/** A function that a request offers. */
export interface OfferedTool {
  readonly name: string;
  /** The JSON schema of its arguments. */
  readonly parameters: JsonObject;
}

/** The tools of a request, and whether one of them may or has to be called; `name` is the one that has to. */
export interface Offer {
  readonly tools: readonly OfferedTool[];
  readonly choice: 'auto' | 'none' | 'required' | { readonly name: string };
}

type JsonObject = Readonly<Record<string, unknown>>;

const MOST_TOOLS = 128;

/** The types of JSON schema, but for a list of them, which Moonshot does not take. */
const TYPES: ReadonlySet<string> = new Set([
  'object',
  'array',
  'string',
  'number',
  'integer',
  'boolean',
  'null',
]);

/**
 * Reads `tools` and `tool_choice` as Moonshot does, and refuses them in its words where these are known:
 * MoonshotAI/kimi-cli#1773 has those about the name, AstrBotDevs/AstrBot#7805 and can1357/oh-my-pi#1077 those about the
 * choice.
 */
export function readOffer({ tools, tool_choice: choice }: JsonObject, isThinking: boolean): Offer | Refusal {
  if (tools === undefined || tools === null) {
    return choice === undefined || choice === null || choice === 'none' || choice === 'auto'
      ? { tools: [], choice: 'none' }
      : invalid('tool_choice is set but no tools are provided');
  }
  if (!Array.isArray(tools)) return invalid('tools must be an array');
  if (tools.length > MOST_TOOLS) return invalid(`tools must have at most ${MOST_TOOLS} items`);
  const wrong = tools.map(refuseTool).find((reason) => reason !== null);
  if (wrong !== undefined) return invalid(wrong);
  const offered = (tools as readonly { readonly function: JsonObject }[]).map(({ function: one }) => ({
    name: String(one['name']),
    parameters: isObject(one['parameters']) ? one['parameters'] : {},
  }));
  const names = offered.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) return invalid(`function name ${twice} is duplicated`);
  const chosen = readChoice(choice, names);
  if (typeof chosen === 'string' && !isChoice(chosen)) return invalid(chosen);
  if (isThinking && chosen === 'required') {
    return invalid("tool_choice 'required' is incompatible with thinking enabled");
  }
  if (isThinking && typeof chosen === 'object') {
    return invalid("tool_choice 'specified' is incompatible with thinking enabled");
  }
  return { tools: offered, choice: chosen };
}

function refuseTool(tool: unknown, index: number): string | null {
  if (!isObject(tool)) return `tools[${index}] must be an object`;
  const { type, function: called } = tool;
  if (type !== 'function') return `tools[${index}].type must be function`;
  if (!isObject(called)) return `tools[${index}].function must be an object`;
  const { name, description, parameters } = called;
  if (typeof name !== 'string' || !isName(name)) return BAD_NAME;
  if (description !== undefined && typeof description !== 'string') {
    return `tools[${index}].function.description must be a string`;
  }
  const wrong = parameters === undefined ? null : refuseSchema(parameters, '');
  return wrong === null
    ? null
    : `tools.function.parameters is not a valid moonshot flavored json schema, details: <${wrong}>`;
}

export const BAD_NAME =
  'function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes';

/** True for a name that Moonshot takes. */
export function isName(name: string): boolean {
  return /^[a-z][\w-]{0,63}$/i.test(name);
}

/** The reason why a schema is none, with its place; the whole is an object's. */
function refuseSchema(schema: unknown, path: string): string | null {
  const at = `At path '${path}': `;
  if (!isObject(schema)) return `${at}schema must be an object`;
  const { type, properties, required, items, anyOf } = schema;
  if (path === '' && type !== 'object') return `${at}type must be object`;
  if (anyOf === undefined && typeof type !== 'string') return `${at}type is not defined`;
  if (typeof type === 'string' && !TYPES.has(type)) return `${at}type ${type} is not supported`;
  if (properties !== undefined && !isObject(properties)) return `${at}properties must be an object`;
  const names = Object.keys(properties ?? {});
  if (
    required !== undefined &&
    !(Array.isArray(required) && required.every((name) => names.includes(name)))
  ) {
    return `${at}required must name properties`;
  }
  const parts: readonly (readonly [string, unknown])[] = [
    ...Object.entries(properties ?? {}).map(([name, part]) => [`properties.${name}`, part] as const),
    ...(items === undefined ? [] : [['items', items] as const]),
    ...(Array.isArray(anyOf) ? anyOf.map((part, i) => [`anyOf.${i}`, part] as const) : []),
  ];
  const wrong = parts.map(([name, part]) => refuseSchema(part, path === '' ? name : `${path}.${name}`));
  return wrong.find((reason) => reason !== null) ?? null;
}

/** The choice, or the reason why it is none. */
function readChoice(choice: unknown, names: readonly string[]): Offer['choice'] | string {
  if (choice === undefined || choice === null) return 'auto';
  if (isChoice(choice)) return choice;
  const called = isObject(choice) && choice['type'] === 'function' ? choice['function'] : undefined;
  const name = isObject(called) ? called['name'] : undefined;
  if (typeof name !== 'string') return 'tool_choice must be one of none, auto, required, or a function';
  return names.includes(name) ? { name } : `tool_choice: function ${name} is not in tools`;
}

function isChoice(value: unknown): value is 'auto' | 'none' | 'required' {
  return value === 'auto' || value === 'none' || value === 'required';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
