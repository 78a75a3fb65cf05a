import { vi } from 'vitest';
import type { ToolCall } from '@/utils/kimi/tool';

/** A body as it was sent. */
export interface SentBody {
  readonly model: string;
  readonly messages: readonly {
    readonly role: string;
    readonly content: string;
    readonly partial?: boolean;
  }[];
  readonly max_tokens?: number;
  readonly thinking?: unknown;
  readonly reasoning_effort?: string;
  readonly tools?: readonly unknown[];
  readonly tool_choice?: string;
}

type Reply = (sent: SentBody) => Response;

/** Stands in for `fetch`: answers each request with the next of the replies, and keeps what was sent. */
export function scriptKimi(...replies: readonly Reply[]) {
  return scriptAccount(null, ...replies);
}

/** The same with the account's list of models; null where there is none. */
export function scriptAccount(models: readonly string[] | null, ...replies: readonly Reply[]) {
  const bodies: string[] = [];
  vi.stubGlobal('fetch', async (_url: string, { body }: { readonly body?: string }) => {
    if (body === undefined) {
      return models
        ? Response.json({ data: models.map((id) => ({ id })) })
        : new Response('', { status: 404 });
    }
    bodies.push(body);
    const reply = replies[bodies.length - 1];
    if (!reply) throw new TypeError(`nobody answers request ${bodies.length}`);
    return reply(JSON.parse(body) as SentBody);
  });
  return { bodies, sent: (): readonly SentBody[] => bodies.map((body) => JSON.parse(body) as SentBody) };
}

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const delta = (content: string) => event({ choices: [{ index: 0, delta: { content } }] });
const ended = (reason = 'stop') => event({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });

/** An answer in pieces, to its end. */
export const say =
  (pieces: readonly string[], usage?: object): Reply =>
  () =>
    stream([
      ...pieces.map(delta),
      ended(),
      ...(usage ? [event({ choices: [], usage })] : []),
      'data: [DONE]\n\n',
    ]);

/** An answer that calls tools. */
export const call =
  (...calls: readonly ToolCall[]): Reply =>
  () =>
    stream([
      ...calls.map(({ id, name, arguments: given }, index) => {
        const called = { index, id, type: 'function', function: { name, arguments: given } };
        return event({ choices: [{ index: 0, delta: { tool_calls: [called] } }] });
      }),
      ended('tool_calls'),
      'data: [DONE]\n\n',
    ]);

/** An answer that the content filter ends. */
export const withhold =
  (...pieces: readonly string[]): Reply =>
  () =>
    stream([...pieces.map(delta), ended('content_filter')]);

/** An answer that the limit of its tokens ends. */
export const cutOff =
  (...pieces: readonly string[]): Reply =>
  () =>
    stream([...pieces.map(delta), ended('length')]);

/** An answer that breaks off. */
export const breakOff =
  (...pieces: readonly string[]): Reply =>
  () =>
    stream(pieces.map(delta));

/** A refusal in a sentence. */
export const refuse =
  (
    status: number,
    message: string,
    code = 'invalid_request_error',
    headers: Readonly<Record<string, string>> = {},
  ): Reply =>
  () =>
    Response.json({ error: { code, message } }, { status, headers });

function stream(events: readonly string[]): Response {
  return new Response(events.join(''), { headers: { 'content-type': 'text/event-stream' } });
}
