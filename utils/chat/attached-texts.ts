import type { Attachment } from './conversation';

/** The hashes of all that is stored for an attachment: the text of its page, and its pictures. */
export function attachedTexts({ page, pictures = [] }: Attachment): readonly string[] {
  return [...(page ? [page.hash] : []), ...pictures.map(({ hash }) => hash)];
}
