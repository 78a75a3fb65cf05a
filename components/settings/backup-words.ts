import { BackupError, type BackupErrorKind } from '@/utils/backup/backup-error';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';

const WORDS: Readonly<Record<BackupErrorKind, MessageKey>> = {
  'not-a-backup': 'import_not_a_backup',
  'newer-version': 'import_newer_version',
  damaged: 'import_damaged',
  'cut-off': 'import_cut_off',
  unreadable: 'import_unreadable',
  'not-stored': 'import_not_stored',
};

/** Says why a file was not imported, and what to do. */
export function importFailure(error: unknown): string {
  if (!(error instanceof BackupError)) return t('import_not_stored');
  const { kind, record, failure } = error;
  if (kind === 'damaged' && record !== null) return t('import_damaged_at', formatCount(record));
  return t(failure?.kind === 'storage-full' ? 'import_no_room' : WORDS[kind]);
}
