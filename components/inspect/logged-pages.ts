import type { RequestRecord } from '@/utils/chat/request-record';
import { readLoggedBody } from '@/utils/kimi/logged-body';

/** A page as it stands in a request. */
export interface LoggedPage {
  /** The facts in its tag, by their names: `title`, `url`, `author`, `published`, `language`, `part`. */
  readonly facts: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Attributes are JSON strings, and page text holds no tag of ours: the first closing tag is its own. The first versions
 * had tags without a code.
 */
const PAGE = /<(page(?:-[0-9a-f]+)?)((?: \w+="(?:[^"\\]|\\.)*")*)>\n([\s\S]*?)\n<\/\1>/g;
const ATTRIBUTE = / (\w+)=("(?:[^"\\]|\\.)*")/g;

/** The pages in a request, exactly as they were in the body that was sent. */
export function loggedPages({ body }: RequestRecord): readonly LoggedPage[] {
  const { messages } = readLoggedBody(body);
  return messages.flatMap(({ content }) =>
    Array.from(content.matchAll(PAGE), ([, , attributes = '', text = '']) => ({
      facts: Object.fromEntries(
        Array.from(attributes.matchAll(ATTRIBUTE), ([, name = '', value = '""']) => [
          name,
          String(JSON.parse(value)),
        ]),
      ),
      text,
    })),
  );
}
