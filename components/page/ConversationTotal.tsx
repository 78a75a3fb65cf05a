import { DropdownMenu } from 'radix-ui';
import { t } from '@/utils/browser/i18n';
import { totalOf } from '../state/cost';
import { formatCost, formatEstimate } from '../kit/format';
import { usePanel, useSettings } from '../state/panel-context';

/** The usage of the whole conversation, at the foot of its menu. */
export function ConversationTotal() {
  const conversation = usePanel((state) => state.conversation);
  const prices = useSettings(({ settings }) => settings.prices);
  const currency = useSettings(({ settings }) => settings.currency);
  const total = conversation && totalOf(conversation, prices);
  if (!total) return null;
  const tokens = t('tokens', formatEstimate(total.tokens, total.isEstimate));
  return (
    <DropdownMenu.Label className="page-menu-total">
      {t('this_conversation', tokens)}
      {total.cost !== null && <div>{t('cost_of', formatCost(total.cost, total.isEstimate, currency))}</div>}
    </DropdownMenu.Label>
  );
}
