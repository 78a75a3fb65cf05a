import { t, uiLanguage } from '@/utils/i18n';

export function formatCount(count: number): string {
  return new Intl.NumberFormat(uiLanguage()).format(count);
}

/** A running time such as `1:07`, from milliseconds. */
export function formatClock(elapsed: number): string {
  const seconds = Math.max(0, Math.floor(elapsed / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A finished time such as `12 s` or `1 min 5 s`, from milliseconds; at least a second. */
export function formatDuration(elapsed: number): string {
  const seconds = Math.max(1, Math.round(elapsed / 1000));
  if (seconds < 60) return t('duration_seconds', formatCount(seconds));
  return t('duration_minutes', formatCount(Math.floor(seconds / 60)), formatCount(seconds % 60));
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
