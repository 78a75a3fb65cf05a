import type { Exchange } from './exchange.ts';
import type { RawAnswer } from './irregular/raw-answer.ts';

/** Apart enough on loopback that a client reads one piece at a time. */
const APART_MS = 2;

/**
 * Sends an answer as it is, piece by piece, `pace` milliseconds apart. Nothing of it is noted as sent:
 * what it says is the client's to find out.
 */
export async function playRaw(exchange: Exchange, answer: RawAnswer, pace: number): Promise<void> {
  const { response } = exchange;
  const { status, headers, pieces, ending } = answer;
  if (ending === 'refused') return exchange.cut();
  response.writeHead(status, headers);
  response.flushHeaders();
  for (const piece of pieces) {
    await exchange.write(piece);
    await exchange.wait(Math.max(APART_MS, pace));
    if (exchange.isClosed()) return;
  }
  if (ending === 'cut') await exchange.cut();
  else if (ending !== 'open') response.end();
}
