import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** A request that is not answered. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a refusal in AceData Cloud's shape. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  const { status, code, message, headers } = refusal;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ success: false, error: { code, message }, trace_id: randomUUID() }));
}
