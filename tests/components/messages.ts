import en from '@/public/_locales/en/messages.json';
import ja from '@/public/_locales/ja/messages.json';
import zhCN from '@/public/_locales/zh_CN/messages.json';

export interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

export const LOCALES = { en, ja, zh_CN: zhCN } as const satisfies Record<
  string,
  Readonly<Record<string, Message>>
>;

export type Language = keyof typeof LOCALES;

/** Returns the message as `browser.i18n.getMessage` does: named placeholders hold `$1` … `$9`. */
export function messageIn(language: Language, key: string, values: readonly string[]): string {
  const messages: Readonly<Record<string, Message>> = LOCALES[language];
  const { message = '', placeholders = {} } = messages[key] ?? {};
  return message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const content = placeholders[name.toLowerCase()]?.content ?? '';
    return values[Number(content.slice(1)) - 1] ?? '';
  });
}
