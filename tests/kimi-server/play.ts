import { randomUUID } from 'node:crypto';
import type { CompletionRequest } from './completion-request.ts';
import { callDeltas, deltasOf } from './deltas.ts';
import type { Exchange } from './exchange.ts';
import type { Scenario } from './scenario.ts';
import { writeScript, type Script } from './script.ts';
import type { CallMessage } from './tool-messages.ts';
import { countPromptTokens, countTokens } from './token-count.ts';
import { wireOf } from './engine-wire.ts';
import { completion, createEnvelope, type Delta, type Envelope } from './wire.ts';

/** The pause between deltas while `slow`: they are small, and steady. */
const SLOW_GAP_MS = 40;

/** Answers a valid request as the scenario says. `pace` is the time between deltas, in milliseconds. */
export async function play(
  exchange: Exchange,
  request: CompletionRequest,
  scenario: Scenario,
  pace: number,
): Promise<void> {
  const script = writeScript(request, scenario);
  const { reply, calls, finishReason } = script;
  const usage = {
    promptTokens: countPromptTokens(request),
    completionTokens: countTokens(reply.reasoning) + countTokens(reply.text) + countCalls(calls),
  };
  const envelope = createEnvelope(request.model);
  const { response } = exchange;
  await silence(exchange, scenario, 'headers');
  if (scenario.hold === 'headers') await exchange.hold();
  if (exchange.isClosed()) return;

  if (!request.stream || scenario.isJson) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    await silence(exchange, scenario, 'body');
    if (exchange.isClosed()) return;
    exchange.note({ content: reply.text, reasoning: reply.reasoning });
    const message = { content: reply.text, reasoning: reply.reasoning, calls };
    response.end(JSON.stringify(completion(envelope, message, finishReason, usage)));
    return;
  }

  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  await silence(exchange, scenario, 'body');
  if (scenario.hold === 'body') await exchange.hold();
  const goesOn = await sendDeltas(exchange, envelope, script, scenario, pace);
  if (!goesOn || exchange.isClosed()) return;
  if (!scenario.hasNoUsage) await exchange.write(event(wireOf(scenario.engine).usage(envelope, usage)));
  await exchange.write('data: [DONE]\n\n');
  response.end();
}

/** Sends the reply delta by delta. False when the scenario ended it in its middle. */
async function sendDeltas(
  exchange: Exchange,
  envelope: Envelope,
  { reply, calls, finishReason, isContinued }: Script,
  scenario: Scenario,
  pace: number,
): Promise<boolean> {
  const { durationMs, isBurst, ending, hold, pieces, thoughts = [] } = scenario;
  const words: readonly Delta[] = pieces
    ? [
        { role: 'assistant' as const, content: '' },
        ...thoughts.map((reasoning) => ({ reasoning })),
        ...pieces.map((content) => ({ content })),
      ]
    : deltasOf(reply, durationMs === undefined ? undefined : durationMs / SLOW_GAP_MS);
  const deltas = [...words, ...callDeltas(calls)];
  const wire = wireOf(scenario.engine);
  const gap = isBurst ? 0 : durationMs === undefined ? pace : durationMs / deltas.length;
  const middle = middleOf(deltas);
  const endsWithText = hold !== 'end' && deltas.at(-1)?.content !== undefined && deltas.length > 1;
  const begun = performance.now();
  for (const [index, delta] of deltas.entries()) {
    // By the clock, so that late timers don't add up.
    await exchange.wait(gap === 0 ? 0 : begun + index * gap - performance.now());
    if (index === middle && !isContinued) {
      await silence(exchange, scenario, 'middle');
      if (await breakOff(exchange, ending)) return false;
    }
    if (exchange.isClosed()) return false;
    exchange.note(delta);
    // The finish reason comes together with the last of the text, unless that is held back.
    const isLast = index === deltas.length - 1 && endsWithText;
    await exchange.write(event(wire.delta(envelope, delta, isLast ? finishReason : null)));
  }
  if (hold === 'end') await exchange.hold();
  if (exchange.isClosed()) return false;
  const last = calls.length > 0 ? {} : { content: '' };
  if (!endsWithText) await exchange.write(event(wire.delta(envelope, last, finishReason)));
  return true;
}

/** The place where an answer is interrupted: half way through its text, or at its end when it has none. */
function middleOf(deltas: readonly Delta[]): number {
  const firstText = deltas.findIndex(({ content }) => content !== undefined && content !== '');
  return firstText < 0 ? deltas.length - 1 : Math.ceil((firstText + deltas.length) / 2);
}

/** Ends the answer if the scenario does so here; true if it did. */
async function breakOff(exchange: Exchange, ending: Scenario['ending']): Promise<boolean> {
  switch (ending) {
    case 'cut':
      await exchange.cut();
      return true;
    case 'truncated':
      exchange.response.end();
      return true;
    case 'error':
      await exchange.write(
        event({ error: { code: 'api_error', message: 'fetch failed' }, trace_id: randomUUID() }),
      );
      exchange.response.end();
      return true;
    case 'length':
    case undefined:
      return false;
  }
}

/** The scenario's silence, if this is its place. */
async function silence(
  exchange: Exchange,
  { silence: pause }: Scenario,
  at: 'headers' | 'body' | 'middle',
): Promise<void> {
  if (pause?.at !== at) return;
  const every = pause.commentEveryMs ?? pause.ms;
  for (let waited = 0; waited < pause.ms && !exchange.isClosed(); waited += every) {
    await exchange.wait(Math.min(every, pause.ms - waited));
    if (pause.commentEveryMs !== undefined) await exchange.write(': keep-alive\n\n');
  }
}

function countCalls(calls: readonly CallMessage[]): number {
  return calls.reduce((sum, { id, function: { arguments: given } }) => sum + countTokens(id + given), 0);
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
