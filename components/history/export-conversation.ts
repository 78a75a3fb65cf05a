import { t, uiLanguage } from '@/utils/browser/i18n';
import type { Exported, ExportWords } from '@/utils/export/exported-turns';
import { fileName } from '@/utils/export/file-name';

export type ExportForm = 'markdown' | 'html' | 'json';

interface ExportedFile {
  readonly content: Blob;
  readonly name: string;
}

/** Makes the file of a conversation. Its code is loaded only then. */
export async function exportAs(form: ExportForm, exported: Exported): Promise<ExportedFile> {
  switch (form) {
    case 'markdown': {
      const { toMarkdown } = await import('@/utils/export/to-markdown');
      const content = new Blob([toMarkdown(exported, exportWords())], { type: 'text/markdown' });
      return { content, name: fileName(exported.name, 'md') };
    }
    case 'html': {
      const { toHtml } = await import('@/utils/export/to-html');
      const html = toHtml(exported, exportWords(), uiLanguage());
      return { content: new Blob([html], { type: 'text/html' }), name: fileName(exported.name, 'html') };
    }
    case 'json': {
      const { toJson } = await import('@/utils/export/to-json');
      return { content: await toJson(exported, new Date()), name: fileName(exported.name, 'json') };
    }
  }
}

function exportWords(): ExportWords {
  const date = new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  return {
    sources: t('sources'),
    noAnswer: t('export_no_answer'),
    at: (time) => date.format(time),
    writtenBy: t('export_written_by', date.format(Date.now())),
  };
}
