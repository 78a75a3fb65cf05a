import type { Answer } from '@/utils/chat/conversation';
import type { AnswerUsage } from '@/utils/chat/answer-usage';
import { t } from '@/utils/browser/i18n';
import { costOf } from '../state/cost';
import { formatCost, formatCount, formatEstimate } from '../kit/format';
import { useSettings } from '../state/panel-context';
import './UsageLine.css';

interface UsageLineProps {
  readonly answer: Answer;
}

/** The model that answered, and its usage; the details are in a tooltip. */
export function UsageLine({ answer: { model, usage } }: UsageLineProps) {
  const price = useSettings(({ settings }) => settings.prices[model]);
  const currency = useSettings(({ settings }) => settings.currency);
  if (!usage) return <span className="usage-line usage-line-plain">{model}</span>;
  const { promptTokens, completionTokens, isEstimate } = usage;
  const total = t('tokens', formatEstimate(promptTokens + completionTokens, isEstimate));
  const amount = price ? formatCost(costOf(usage, price), isEstimate, currency) : null;
  const cost = amount === null ? [] : [t('cost_of', amount)];
  const tip = [...usageParts(usage), ...cost, ...(isEstimate ? [t('estimated')] : [])].join('\n');

  return (
    <button type="button" className="usage-line" data-tip={`${model}\n${tip}`}>
      <span className="usage-line-model">{model}</span>{' '}
      <span className="usage-line-total">{amount === null ? total : `${total} · ${amount}`}</span>
      <span className="visually-hidden">{tip}</span>
    </button>
  );
}

/** The usage in words: prompt, completion and their parts. */
export function usageParts(usage: AnswerUsage): readonly string[] {
  const { promptTokens, cachedTokens, completionTokens, reasoningTokens, isEstimate } = usage;
  const [read, written] = [promptTokens, completionTokens].map((count) => formatEstimate(count, isEstimate));
  return [
    cachedTokens
      ? t('tokens_read_cached', read ?? '', formatCount(cachedTokens))
      : t('tokens_read', read ?? ''),
    reasoningTokens
      ? t('tokens_written_thinking', written ?? '', formatCount(reasoningTokens))
      : t('tokens_written', written ?? ''),
  ];
}
