import type { RequestRecord } from '@/utils/chat/request-record';
import { readLoggedBody } from '@/utils/kimi/logged-body';

/** Attributes are JSON strings, and page text holds no tag of ours: the first closing tag is its own. */
const PAGE = /<page(?: \w+="(?:[^"\\]|\\.)*")*>\n([\s\S]*?)\n<\/page>/g;

/** The page texts in a request, exactly as they were in the body that was sent. */
export function loggedPages({ body }: RequestRecord): readonly string[] {
  const { messages } = readLoggedBody(body);
  return messages.flatMap(({ content }) => Array.from(content.matchAll(PAGE), ([, text = '']) => text));
}
