import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ImportCounts, ImportProgress } from '@/utils/backup/backup-format';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { importFailure } from './backup-words';
import { Button } from '../kit/Button';
import { formatCount, formatPercent } from '../kit/format';
import { formatConversations } from '../kit/format-stored';
import { saveFile } from '../kit/save-file';
import { dayOf } from './usage-days';
import { note } from '@/utils/diagnostics/log';

interface BackupSettingProps {
  readonly settings: SettingsStore;
  /** The number of conversations, for the progress. */
  readonly conversations: number | null;
  readonly onImported: () => void;
}

type Work =
  | { readonly type: 'idle' }
  /** With its progress, which is only shown. */
  | { readonly type: 'busy'; readonly words: MessageKey; readonly progress: string }
  | { readonly type: 'done' | 'failed'; readonly words: string };

/** Exports everything to one file, and imports such a file. */
export function BackupSetting({ settings, conversations, onImported }: BackupSettingProps) {
  const [work, setWork] = useState<Work>({ type: 'idle' });
  const input = useRef<HTMLInputElement>(null);
  const isBusy = work.type === 'busy';

  const tellExport = (done: number) => setWork(exporting(done, conversations));
  const tellImport = (progress: ImportProgress) => setWork(importing(progress));

  async function save() {
    tellExport(0);
    try {
      const file = await settings.exportBackup(tellExport);
      const name = `sidenote-${dayOf(Date.now())}.json`;
      saveFile(file, name);
      setWork({ type: 'done', words: t('exported', name) });
    } catch (error) {
      note('backup', 'failed', error);
      setWork({ type: 'failed', words: t('export_failed') });
    }
  }

  async function load(file: File) {
    tellImport({ step: 'checking', share: 0 });
    try {
      const counts = await settings.importBackup(file, tellImport);
      setWork({ type: 'done', words: wordsFor(counts) });
    } catch (error) {
      note('backup', 'failed', error);
      setWork({ type: 'failed', words: importFailure(error) });
    }
    onImported();
  }

  return (
    <div className="setting" aria-busy={isBusy}>
      <span className="setting-label">{t('backup')}</span>
      <p className="setting-hint">{t('backup_hint')}</p>
      <div className="storage-setting-buttons">
        <Button disabled={isBusy} onClick={() => void save()}>
          <Download size={15} aria-hidden="true" />
          {t('export')}
        </Button>
        <Button disabled={isBusy} onClick={() => input.current?.click()}>
          <Upload size={15} aria-hidden="true" />
          {t('import')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('import')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void load(file);
            // Allows the same file to be chosen again.
            target.value = '';
          }}
        />
      </div>
      {isBusy && (
        // The count is only shown: read out, it would never end.
        <p className="setting-hint" aria-hidden="true">
          {work.progress}
        </p>
      )}
      <p
        className={`storage-setting-result${work.type === 'failed' ? ' storage-setting-failure' : ''}`}
        role="status"
      >
        {said(work)}
      </p>
    </div>
  );
}

function said(work: Work): string {
  switch (work.type) {
    case 'idle':
      return '';
    case 'busy':
      return t(work.words);
    case 'done':
    case 'failed':
      return work.words;
  }
}

function exporting(done: number, all: number | null): Work {
  const progress =
    all === null
      ? formatConversations(done)
      : t('conversations_of', formatCount(Math.min(done, all)), formatConversations(all));
  return { type: 'busy', words: 'exporting', progress };
}

function importing({ step, share }: ImportProgress): Work {
  return {
    type: 'busy',
    words: step === 'checking' ? 'checking_file' : 'importing',
    progress: formatPercent(share),
  };
}

function wordsFor({ added, completed, known }: ImportCounts): string {
  return t('imported', formatConversations(added), formatCount(completed), formatCount(known));
}
