import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** A request that is not answered. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The service whose error it is; AceData Cloud's by default. Moonshot has the code as `type`. */
  readonly shape?: 'acedata' | 'moonshot' | 'openai';
  /** The parameter at fault, which OpenAI's shape names. */
  readonly param?: string;
}

/** Sends a refusal in its shape. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  const { status, headers } = refusal;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(bodyOf(refusal)));
}

function bodyOf({ shape = 'acedata', code, message, param }: Refusal): object {
  switch (shape) {
    case 'acedata':
      return { success: false, error: { code, message }, trace_id: randomUUID() };
    case 'moonshot':
      return { error: { type: code, message } };
    case 'openai':
      return { error: { message, type: 'invalid_request_error', param: param ?? null, code } };
  }
}
