/** AceData Cloud's own site: tokens are had there, and balances topped up. New accounts get free credit. */
export const PLATFORM_URL = 'https://platform.acedata.cloud';
