import type { Exchange } from './exchange.ts';
import type { RawAnswer } from './irregular/raw-answer.ts';

/** The pause between pieces, long enough on loopback that a client reads one at a time. */
const APART_MS = 2;

/**
 * Sends an answer as it is, piece by piece, `pace` milliseconds apart. Nothing is recorded as sent: the client has to
 * find out what it says.
 */
export async function playRaw(exchange: Exchange, answer: RawAnswer, pace: number): Promise<void> {
  const { response } = exchange;
  const { status, headers, pieces, pauseMs = APART_MS, ending } = answer;
  if (ending === 'refused') return exchange.cut();
  response.writeHead(status, headers);
  response.flushHeaders();
  for (const piece of pieces) {
    await exchange.write(piece);
    // What has no pause comes as fast as it is taken.
    if (pauseMs > 0) await exchange.wait(Math.max(pauseMs, pace));
    if (exchange.isClosed()) return;
  }
  if (ending === 'cut') await exchange.cut();
  else if (ending !== 'open') response.end();
}
