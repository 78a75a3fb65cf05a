import { readLoggedBody } from '../kimi/logged-body';
import type { QuestionRoom, RoomOf } from '../protocol/commands';
import { settingsItem } from '../settings/settings';
import type { RequestLog } from '../storage/request-log';
import { estimateTokens } from '../text/estimate-tokens';
import { modelLimitsFor } from './model-limits';

/** Weighs what goes with the next question of a conversation whatever is asked: the last request, as it was sent. */
export async function weigh(
  { conversationId, turnId, model }: RoomOf,
  log: RequestLog,
): Promise<QuestionRoom> {
  const settings = await settingsItem.getValue();
  const [{ context, page, tokenRatio }, requests] = await Promise.all([
    modelLimitsFor(settings, model),
    turnId === null ? [] : log.of(conversationId, turnId),
  ]);
  const last = requests.at(-1);
  return { model, context, page, tokenRatio, sent: last ? tokensIn(last.body) : null };
}

function tokensIn(body: unknown): number {
  const { messages, parameters } = readLoggedBody(body);
  const tools = parameters.find(([name]) => name === 'tools')?.[1] ?? '';
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), estimateTokens(tools));
}
