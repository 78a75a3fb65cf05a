/** The path of completions below the base URL. */
export const COMPLETIONS_PATH = 'chat/completions';
