import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { DayUsage } from '@/utils/storage/day-usage';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { costOf } from '../state/cost';
import { formatCost, formatEstimate } from '../kit/format';
import { dailyTotals, dayOf, totalOf } from './usage-days';
import { UsageChart } from './UsageChart';
import { useLoaded } from '../kit/use-loaded';
import './UsageSetting.css';

interface UsageSettingProps {
  readonly settings: SettingsStore;
}

/** The longest month, so that this month is whole. */
const DAYS_READ = 31;
const DAYS_SHOWN = 30;

/** The usage of today, of this month, and of each day. */
export function UsageSetting({ settings }: UsageSettingProps) {
  const [now] = useState(Date.now);
  const usage = useLoaded(useCallback(() => settings.usageByDay(DAYS_READ), [settings]));

  if (usage === 'failed') return <p className="setting-hint">{t('storage_unreadable')}</p>;
  const today = dayOf(now);
  return (
    <div className="usage-setting" aria-busy={usage === null}>
      <dl className="usage-setting-totals">
        <Total settings={settings} label={t('today')} period={today} usage={usage ?? []} />
        <Total settings={settings} label={t('this_month')} period={today.slice(0, 7)} usage={usage ?? []} />
      </dl>
      <UsageChart days={dailyTotals(usage ?? [], DAYS_SHOWN, now)} />
    </div>
  );
}

interface TotalProps extends UsageSettingProps {
  readonly label: string;
  readonly period: string;
  readonly usage: readonly DayUsage[];
}

function Total({ settings, label, period, usage }: TotalProps) {
  const { prices, currency } = useStore(settings, (state) => state.settings);
  const { tokens, isEstimate } = totalOf(period, usage);
  const used = usage.filter(({ day }) => day.startsWith(period));
  const costs = used.map((one) => {
    const price = prices[one.model];
    return price ? costOf(one, price) : null;
  });
  // A sum without one of the models would look like the whole.
  const cost =
    costs.length === 0 || costs.includes(null)
      ? null
      : costs.reduce<number>((sum, one) => sum + (one ?? 0), 0);

  return (
    <div className="usage-setting-total">
      <dt>{label}</dt>
      <dd>
        <strong>{t('tokens', formatEstimate(tokens, isEstimate))}</strong>
        {cost !== null && <span>{t('cost_of', formatCost(cost, isEstimate, currency))}</span>}
      </dd>
    </div>
  );
}
