import type { AttachedPage, Attachment } from './conversation';

/** The pages of an attachment: its own first, then those of other tabs. */
export function attachedPages({ page, beside = [] }: Attachment): readonly AttachedPage[] {
  return page ? [page, ...beside] : beside;
}

/** The hashes of all that is stored for an attachment: the texts of its pages, and its pictures. */
export function attachedTexts(attachment: Attachment): readonly string[] {
  return [...attachedPages(attachment), ...(attachment.pictures ?? [])].map(({ hash }) => hash);
}
