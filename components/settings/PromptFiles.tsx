import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { t } from '@/utils/browser/i18n';
import { note } from '@/utils/diagnostics/log';
import type { SettingsStore } from '@/utils/panel/settings-store';
import {
  LARGEST_FILE,
  readPromptFile,
  writePromptFile,
  type PromptFileError,
} from '@/utils/prompts/prompt-file';
import { newOf } from '@/utils/prompts/shelf';
import { Button } from '../kit/Button';
import { formatCount } from '../kit/format';
import { saveFile } from '../kit/save-file';

interface PromptFilesProps {
  readonly settings: SettingsStore;
}

/** Gives the user's prompts to others in a file, and takes those of a file. */
export function PromptFiles({ settings }: PromptFilesProps) {
  const own = useStore(settings, (state) => state.prompts.own);
  const { said, isFailed, save, load } = usePromptFiles(settings);
  const input = useRef<HTMLInputElement>(null);

  return (
    <div className="prompt-files">
      <div className="prompt-form-buttons">
        <Button disabled={own.length === 0} onClick={save}>
          <Download size={15} aria-hidden="true" />
          {t('export_prompts')}
        </Button>
        <Button onClick={() => input.current?.click()}>
          <Upload size={15} aria-hidden="true" />
          {t('import_prompts')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('import_prompts')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void load(file);
            // Allows the same file to be chosen again.
            target.value = '';
          }}
        />
      </div>
      <p className={`setting-hint${isFailed ? ' setting-error' : ''}`} role="status">
        {said}
      </p>
    </div>
  );
}

/** Writes and reads the file, and says how it ended. */
function usePromptFiles(settings: SettingsStore) {
  const [said, setSaid] = useState('');
  const [isFailed, setFailed] = useState(false);
  function say(words: string, hasFailed: boolean) {
    setSaid(words);
    setFailed(hasFailed);
  }

  function save() {
    const name = 'sidenote-prompts.json';
    saveFile(
      new Blob([writePromptFile(settings.getState().prompts.own)], { type: 'application/json' }),
      name,
    );
    say(t('prompts_exported', name), false);
  }

  async function load(file: File) {
    if (file.size > LARGEST_FILE) return say(wordsFor({ kind: 'not-prompts' }), true);
    try {
      const read = readPromptFile(await file.text(), () => crypto.randomUUID());
      if ('error' in read) return say(wordsFor(read.error), true);
      const added = newOf(settings.getState().prompts.own, read.prompts);
      await settings.changePrompts({ type: 'imported', prompts: added });
      return say(
        t('prompts_imported', formatCount(added.length), formatCount(read.prompts.length - added.length)),
        false,
      );
    } catch (error) {
      note('settings', 'not-stored', error);
      return say(t('prompts_failed'), true);
    }
  }

  return { said, isFailed, save, load };
}

function wordsFor(error: PromptFileError): string {
  switch (error.kind) {
    case 'not-prompts':
      return t('prompt_file_other');
    case 'newer-version':
      return t('prompt_file_newer');
    case 'empty':
      return t('prompt_file_empty');
    case 'too-many':
      return t('prompt_file_many');
    case 'broken':
      return t('prompt_file_broken', formatCount(error.place));
    case 'unknown-variable':
      return t('prompt_file_variable', formatCount(error.place), error.variable);
  }
}
