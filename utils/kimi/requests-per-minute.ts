import type { KimiError } from './errors';

/**
 * Moonshot's "request reached organization max RPM: 3, please try again after 1 seconds", and the words of other
 * gateways: "Limit: 3 requests per minute", "每分钟请求数上限为 3".
 */
const RATE =
  /\bRPM\b[^\d.]{0,20}(\d{1,6})|(\d{1,6}) (?:requests?|req|calls)(?: ?\/ ?| per | a )min(?:ute)?\b|(?:requests?|calls) per minute[^\d.]{0,20}(\d{1,6})|每分钟[^\d。]{0,16}(\d{1,6})/i;

/** The requests that an account may make in a minute, if an error says so; else null. */
export function requestsPerMinute({ kind, message }: KimiError): number | null {
  if (kind !== 'rate-limited') return null;
  const number = Number(RATE.exec(message)?.slice(1).find(Boolean) ?? 0);
  return number > 0 ? number : null;
}
