/** AceData Cloud's own site, for tokens and credit. New accounts get free credit. */
export const PLATFORM_URL = 'https://platform.acedata.cloud';
