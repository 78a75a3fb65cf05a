import type { IncomingMessage, ServerResponse } from 'node:http';
import { html } from './irregular/raw-answer.ts';
import { readBody } from './request-body.ts';

/** Base URLs with `/practice-NAME` choose what is at them. */
const PLACE = /^\/practice-([a-z-]+?)(?:-(\d+))?(\/.*)$/;

/** A request to a place that nothing of the user's may get to. */
export interface Stray {
  readonly method: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/**
 * Answers for an address where the API is not, and says whether it did.
 *
 * | base URL                        | what is there                                                 |
 * | ------------------------------- | ------------------------------------------------------------- |
 * | `/practice-redirect-STATUS`     | a redirect to `/v1` of the same origin                        |
 * | `/practice-away-STATUS`         | a redirect to another origin, the same server as `localhost`  |
 * | `/practice-hidden-STATUS`       | the same to one that lets no other origin read its answers    |
 * | `/practice-site`                | web pages, as of a gateway whose API is at `/v1`              |
 */
export async function answerPlace(
  request: IncomingMessage,
  response: ServerResponse,
  strays: Stray[],
): Promise<boolean> {
  const [, name, status, rest = ''] = PLACE.exec(request.url ?? '') ?? [];
  if (name === undefined) return false;
  const body = (await readBody(request, Infinity)) ?? '';
  const away = `http://localhost:${request.socket.localPort ?? ''}`;
  const redirect = (location: string) => response.writeHead(Number(status ?? 307), { location }).end();
  switch (name) {
    case 'redirect':
      redirect(`/v1${rest}`);
      return true;
    case 'away':
      redirect(`${away}/practice-elsewhere/v1${rest}`);
      return true;
    case 'hidden':
      redirect(`${away}/practice-nowhere/v1${rest}`);
      return true;
    case 'elsewhere':
    case 'nowhere': {
      strays.push({ method: request.method ?? '', authorization: request.headers.authorization, body });
      const headers = name === 'elsewhere' ? { 'access-control-allow-origin': '*' } : {};
      response.writeHead(404, headers).end('{"error":"Nothing is here."}');
      return true;
    }
    case 'site': {
      const page = html(200, 'New API');
      response.writeHead(page.status, page.headers).end(page.pieces.join(''));
      return true;
    }
    default:
      return false;
  }
}
