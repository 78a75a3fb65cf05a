import { useState } from 'react';
import type { ImportCounts, ImportProgress } from '@/utils/backup/backup-format';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { importFailure } from './backup-words';
import { formatCount, formatPercent } from '../kit/format';
import { formatConversations } from '../kit/format-stored';
import { saveFile } from '../kit/save-file';
import { dayOf } from './usage-days';
import { note } from '@/utils/diagnostics/log';

export type BackupWork =
  | { readonly type: 'idle' }
  /** With its progress, which is only shown. */
  | { readonly type: 'busy'; readonly words: MessageKey; readonly progress: string }
  | { readonly type: 'done' | 'failed'; readonly words: string };

interface Backup {
  readonly work: BackupWork;
  readonly save: () => Promise<void>;
  readonly load: (file: File) => Promise<void>;
}

/** Exports everything to a file and imports such a file, and tells how far it is and how it ended. */
export function useBackup(
  settings: SettingsStore,
  conversations: number | null,
  onImported: () => void,
): Backup {
  const [work, setWork] = useState<BackupWork>({ type: 'idle' });

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

  return { work, save, load };
}

function exporting(done: number, all: number | null): BackupWork {
  const progress =
    all === null
      ? formatConversations(done)
      : t('conversations_of', formatCount(Math.min(done, all)), formatConversations(all));
  return { type: 'busy', words: 'exporting', progress };
}

function importing({ step, share }: ImportProgress): BackupWork {
  return {
    type: 'busy',
    words: step === 'checking' ? 'checking_file' : 'importing',
    progress: formatPercent(share),
  };
}

function wordsFor({ added, completed, known }: ImportCounts): string {
  return t('imported', formatConversations(added), formatCount(completed), formatCount(known));
}
