import { t } from '@/utils/browser/i18n';
import { formatEstimate } from '../kit/format';
import { formatDay } from '../kit/format-stored';
import type { DayTotal } from './usage-days';
import './UsageChart.css';

interface UsageChartProps {
  /** Oldest first. */
  readonly days: readonly DayTotal[];
}

/** The tokens of each day, as bars; for screen readers, as a table. */
export function UsageChart({ days }: UsageChartProps) {
  const most = Math.max(...days.map(({ tokens }) => tokens));
  const used = days.filter(({ tokens }) => tokens > 0);

  return (
    <figure className="usage-chart">
      <figcaption className="usage-chart-caption">
        <span>{t('usage_chart')}</span>
        {most > 0 && <span aria-hidden="true">{t('usage_most', formatEstimate(most, false))}</span>}
      </figcaption>
      <div className="usage-chart-bars" aria-hidden="true">
        {days.map(({ day, tokens, isEstimate }) => (
          <div
            key={day}
            className="usage-chart-day"
            data-tip={`${formatDay(day)}\n${t('tokens', formatEstimate(tokens, isEstimate))}`}
          >
            <div
              className="usage-chart-bar"
              style={{ height: most > 0 ? `${(tokens / most) * 100}%` : 0 }}
              data-empty={tokens === 0}
            />
          </div>
        ))}
      </div>
      <div className="usage-chart-ends" aria-hidden="true">
        <span>{formatDay(days[0]?.day ?? '')}</span>
        <span>{t('today')}</span>
      </div>
      {used.length === 0 ? (
        <p className="usage-chart-none">{t('usage_none')}</p>
      ) : (
        // A table takes the height of its rows, whatever its style says.
        <div className="visually-hidden">
          <table>
            <caption>{t('usage_chart')}</caption>
            <tbody>
              {used.map(({ day, tokens, isEstimate }) => (
                <tr key={day}>
                  <th scope="row">{formatDay(day)}</th>
                  <td>{t('tokens', formatEstimate(tokens, isEstimate))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </figure>
  );
}
