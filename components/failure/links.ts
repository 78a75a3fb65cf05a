import { DEFAULT_SETTINGS } from '@/utils/settings/settings';

/** AceData Cloud's own site, for tokens and credit. New accounts get free credit. */
export const PLATFORM_URL = 'https://platform.acedata.cloud';

/** True if an address is AceData Cloud's own service. */
export function isAceData(baseUrl: string): boolean {
  return new URL(baseUrl).host === new URL(DEFAULT_SETTINGS.baseUrl).host;
}

/** The page where the balance at an address is topped up. Other services have their own, which are not known. */
export function topUpUrl(baseUrl: string): string | undefined {
  return isAceData(baseUrl) ? PLATFORM_URL : undefined;
}
