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
  /** Text as it is, anything else as JSON. */
  readonly content: string;
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
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  const more = Object.entries(others).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return {
    role: typeof role === 'string' ? role : '',
    content: [text ?? '', ...more].filter(Boolean).join('\n\n'),
  };
}
