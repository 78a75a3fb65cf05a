/** Where completions are asked for, below the base URL. */
export const COMPLETIONS_PATH = 'chat/completions';
