import { Braces, FileText, Globe, Printer, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { note } from '@/utils/diagnostics/log';
import { Button } from '../kit/Button';
import { CloseableDialog } from '../kit/CloseableDialog';
import { saveFile } from '../kit/save-file';
import { useServices } from '../state/panel-context';
import { exportAs, type ExportForm } from './export-conversation';
import { nameOf } from './summary-name';
import './ExportDialog.css';

interface ExportDialogProps {
  readonly conversation: ConversationSummary;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

const FORMS: readonly {
  readonly form: ExportForm;
  readonly icon: LucideIcon;
  readonly label: MessageKey;
  readonly hint: MessageKey;
}[] = [
  { form: 'markdown', icon: FileText, label: 'export_markdown', hint: 'export_markdown_hint' },
  { form: 'html', icon: Globe, label: 'export_html', hint: 'export_html_hint' },
  { form: 'json', icon: Braces, label: 'export_json', hint: 'export_json_hint' },
];

/** The forms in which a conversation can be saved or printed. */
export function ExportDialog({ conversation, onClose, returnFocus }: ExportDialogProps) {
  const { words, save, print } = useExport(conversation);
  return (
    <CloseableDialog
      isOpen
      title={t('export_title')}
      size="small"
      onClose={onClose}
      returnFocus={returnFocus}
    >
      <ul className="export-forms">
        {FORMS.map(({ form, icon: Icon, label, hint }) => (
          <li key={form}>
            <Button aria-describedby={`export-${form}`} onClick={() => void save(form)}>
              <Icon size={15} aria-hidden="true" />
              {t(label)}
            </Button>
            <p id={`export-${form}`} className="export-hint">
              {t(hint)}
            </p>
          </li>
        ))}
        <li>
          <Button onClick={() => void print()}>
            <Printer size={15} aria-hidden="true" />
            {t('print')}
          </Button>
        </li>
      </ul>
      <p className="export-result" role="status">
        {words}
      </p>
    </CloseableDialog>
  );
}

/** Saves or prints a conversation, and says how that ended. */
function useExport(conversation: ConversationSummary) {
  const { actions } = useServices();
  const [words, setWords] = useState('');

  async function make(form: ExportForm) {
    return exportAs(form, { ...(await actions.loadStored(conversation)), name: nameOf(conversation) });
  }

  async function save(form: ExportForm) {
    setWords('');
    try {
      const { content, name } = await make(form);
      saveFile(content, name);
      setWords(t('exported', name));
    } catch (error) {
      note('storage', 'failed', error);
      setWords(t('export_failed'));
    }
  }

  /** Opens the conversation as a page of its own, and the browser’s dialog for printing in front of it. */
  async function print() {
    setWords('');
    const page = window.open('', '_blank');
    try {
      const url = URL.createObjectURL((await make('html')).content);
      page?.addEventListener('load', () => page.print());
      page?.location.replace(url);
    } catch (error) {
      note('storage', 'failed', error);
      page?.close();
      setWords(t('export_failed'));
    }
  }

  return { words, save, print };
}
