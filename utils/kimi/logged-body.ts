import { isObject, type JsonObject } from './json';

/** A request's body as it is shown: the known parts, and all other parameters. */
export interface LoggedBody {
  readonly model: string;
  readonly messages: readonly LoggedMessage[];
  /** All other parameters of the request, by name, as JSON. */
  readonly parameters: readonly (readonly [name: string, json: string])[];
}

interface LoggedMessage {
  readonly role: string;
  /** Text as it is, anything else but pictures as JSON. */
  readonly content: string;
  /** The `data:` addresses of its pictures; empty for one that is no longer stored. */
  readonly pictures: readonly string[];
}

/** Reads a recorded body. Missing or odd parts are left empty, since the record may come from any older version. */
export function readLoggedBody(body: unknown): LoggedBody {
  const { model, messages, ...parameters } = isObject(body) ? body : {};
  return {
    model: typeof model === 'string' ? model : '',
    messages: Array.isArray(messages) ? messages.filter(isObject).map(readMessage) : [],
    parameters: Object.entries(parameters).map(([name, value]) => [name, JSON.stringify(value) ?? '']),
  };
}

function readMessage({ role, content, ...others }: JsonObject): LoggedMessage {
  const parts = Array.isArray(content) ? content.map(readPart) : [readPart(content)];
  const more = Object.entries(others).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return {
    role: typeof role === 'string' ? role : '',
    content: [...parts.flatMap(({ text }) => text ?? []), ...more].filter(Boolean).join('\n\n'),
    pictures: parts.flatMap(({ picture }) => picture ?? []),
  };
}

function readPart(part: unknown): { readonly text?: string; readonly picture?: string } {
  if (typeof part === 'string') return { text: part };
  const { type, text, image_url: image } = isObject(part) ? part : {};
  if (type === 'text' && typeof text === 'string') return { text };
  if (type === 'image_url' && isObject(image) && typeof image['url'] === 'string')
    return { picture: image['url'] };
  return { text: JSON.stringify(part, null, 2) ?? '' };
}
