/** `1:02:03`, `12:34`, also in brackets. Decimals of a second may follow. */
const STAMP = /^[[(]?(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?[\])]?$/;

/** Parses a time in a recording, in seconds; null for any other text. */
export function parseStamp(text: string): number | null {
  const [, hours, minutes, seconds] = STAMP.exec(text.trim()) ?? [];
  if (minutes === undefined || seconds === undefined || Number(seconds) > 59) return null;
  if (hours !== undefined && Number(minutes) > 59) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Formats seconds as `12:34`, from an hour on as `1:02:03`. */
export function formatStamp(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
