import { t, uiLanguage } from '@/utils/i18n';

export function formatCount(count: number): string {
  return new Intl.NumberFormat(uiLanguage()).format(count);
}

/** A number of conversations, with its noun. */
export function formatConversations(count: number): string {
  return count === 1 ? t('one_conversation') : t('conversations_counted', formatCount(count));
}

/** A share from 0 to 1, such as `34%`. */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(uiLanguage(), { style: 'percent' }).format(share);
}

/** A span such as `3 months` or `1 year`, from months. */
export function formatMonths(months: number): string {
  const isYears = months % 12 === 0;
  const style = { style: 'unit', unit: isYears ? 'year' : 'month', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(uiLanguage(), style).format(isYears ? months / 12 : months);
}

const SMALLEST_UNIT = { unit: 'kilobyte', size: 1e3 } as const;
const UNITS = [
  { unit: 'gigabyte', size: 1e9 },
  { unit: 'megabyte', size: 1e6 },
] as const;

/** Bytes as people read them, such as `12 MB`. */
export function formatBytes(bytes: number): string {
  const { unit, size } = UNITS.find((one) => bytes >= one.size) ?? SMALLEST_UNIT;
  const amount = bytes / size;
  return new Intl.NumberFormat(uiLanguage(), {
    style: 'unit',
    unit,
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);
}

/** A number that may be an estimate, which is marked `≈`. */
export function formatEstimate(count: number, isEstimate: boolean): string {
  return (isEstimate ? '≈ ' : '') + formatCount(count);
}

/** What something cost, in whatever currency its price was entered in: a number without a sign. */
export function formatCost(cost: number, isEstimate: boolean): string {
  const style = cost < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 };
  return (isEstimate ? '≈ ' : '') + new Intl.NumberFormat(uiLanguage(), style).format(cost);
}

/** A running time such as `1:07` or `1:02:03`, from milliseconds. */
export function formatClock(elapsed: number): string {
  const seconds = Math.max(0, Math.floor(elapsed / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const end = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${end}` : `${minutes}:${end}`;
}

/** A finished time such as `12 s` or `1 min 5 s`, from milliseconds; at least a second. */
export function formatDuration(elapsed: number): string {
  const seconds = Math.max(1, Math.round(elapsed / 1000));
  if (seconds < 60) return t('duration_seconds', formatCount(seconds));
  return t('duration_minutes', formatCount(Math.floor(seconds / 60)), formatCount(seconds % 60));
}

/** A measured time such as `0.84 s`, from milliseconds. */
export function formatSeconds(elapsed: number): string {
  const style = { maximumFractionDigits: elapsed < 10_000 ? 2 : 1 };
  return t('duration_seconds', new Intl.NumberFormat(uiLanguage(), style).format(elapsed / 1000));
}

/** A moment in epoch milliseconds, as short as it stays clear: the time today, otherwise the date. */
export function formatMoment(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const style: Intl.DateTimeFormatOptions = isToday
    ? { hour: 'numeric', minute: '2-digit' }
    : { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) };
  return new Intl.DateTimeFormat(uiLanguage(), style).format(at);
}

/** A day such as `2026-11-23`, in the user's own way. */
export function formatDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(uiLanguage(), { day: 'numeric', month: 'short' }).format(
    new Date(year, month - 1, date),
  );
}
