import { Tooltip } from 'radix-ui';
import type { Answer } from '@/utils/chat/conversation';
import type { Usage } from '@/utils/kimi/usage';
import { t } from '@/utils/i18n';
import { formatCount } from './format';
import './UsageLine.css';

interface UsageLineProps {
  readonly answer: Answer;
}

/** Which model answered, and what it took; the parts of it in a tooltip. */
export function UsageLine({ answer: { model, usage } }: UsageLineProps) {
  if (!usage) return <span className="usage-line usage-line-plain">{model}</span>;
  const total = t('tokens', formatCount(usage.promptTokens + usage.completionTokens));

  return (
    <Tooltip.Root>
      <Tooltip.Trigger className="usage-line">
        <span className="usage-line-model">{model}</span> <span className="usage-line-total">{total}</span>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="icon-button-tip" sideOffset={5} collisionPadding={8}>
          {parts(usage).map((part) => (
            <div key={part}>{part}</div>
          ))}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

function parts({ promptTokens, cachedTokens, completionTokens, reasoningTokens }: Usage): string[] {
  return [
    cachedTokens
      ? t('tokens_read_cached', formatCount(promptTokens), formatCount(cachedTokens))
      : t('tokens_read', formatCount(promptTokens)),
    reasoningTokens
      ? t('tokens_written_thinking', formatCount(completionTokens), formatCount(reasoningTokens))
      : t('tokens_written', formatCount(completionTokens)),
  ];
}
