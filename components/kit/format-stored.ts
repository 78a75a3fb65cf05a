/** Numbers on the screens about what is stored: the list of conversations, storage and usage. */
import { t, uiLanguage } from '@/utils/browser/i18n';
import { formatCount } from './format';

/** A number of conversations, with its noun. */
export function formatConversations(count: number): string {
  return count === 1 ? t('one_conversation') : t('conversations_counted', formatCount(count));
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

/** A moment in epoch milliseconds, as short as it stays clear: the time today, otherwise the date. */
export function formatMoment(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const style: Intl.DateTimeFormatOptions = isToday
    ? { hour: 'numeric', minute: '2-digit' }
    : { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) };
  return new Intl.DateTimeFormat(uiLanguage(), style).format(at);
}

/** A day such as `2026-11-23`, in the user's own format. */
export function formatDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(uiLanguage(), { day: 'numeric', month: 'short' }).format(
    new Date(year, month - 1, date),
  );
}
