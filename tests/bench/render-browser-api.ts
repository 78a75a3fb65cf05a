/** Stands for the extension API in `render-page.tsx`, which is a plain page: the words are the English ones. */
import messages from '../../public/_locales/en/messages.json';

const words: Readonly<Record<string, { readonly message: string }>> = messages;

export const browser = {
  i18n: {
    getMessage: (name: string) => words[name]?.message ?? '',
    getUILanguage: () => 'en',
  },
};
