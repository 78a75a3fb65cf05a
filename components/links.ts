/** Where a token is had. New accounts get free credit. */
export const TOKEN_URL = 'https://platform.acedata.cloud';

/** Where the balance is topped up. */
export const BALANCE_URL = 'https://platform.acedata.cloud/console';
