import { Plus } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { t } from '@/utils/browser/i18n';
import { promptOf, type ListedPrompt } from '@/utils/panel/choose-prompt';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { PROMPT_LIMITS, type OwnPrompt } from '@/utils/prompts/own-prompt';
import type { PromptShelf } from '@/utils/prompts/shelf';
import { PRESETS } from '@/utils/prompts/presets';
import { Button } from '../kit/Button';
import { PromptFiles } from './PromptFiles';
import { PromptForm } from './PromptForm';
import { PromptNotice } from './PromptNotice';
import { PromptRow } from './PromptRow';
import { usePromptChanges } from './use-prompt-changes';
import './PromptSettings.css';

interface PromptSettingsProps {
  readonly settings: SettingsStore;
}

/** The user's prompts and the built-in ones: written, put in order and in their places, given to others. */
export function PromptSettings({ settings }: PromptSettingsProps) {
  const prompts = useStore(settings, (state) => state.prompts);
  const { root, open, setOpen, close } = useOpenForm();
  const { isFailed, removed, change, remove, undo } = usePromptChanges(settings);

  const formOf = (id: string, prompt: OwnPrompt | null) => (
    <PromptForm
      settings={settings}
      prompt={prompt}
      onSave={change}
      onClose={() => close(id)}
      onRemove={remove}
    />
  );

  return (
    <section
      ref={root}
      className="settings-group prompt-settings"
      aria-labelledby="settings-prompts"
      data-section="prompts"
    >
      <h2 id="settings-prompts" className="settings-group-title">
        {t('prompts')}
      </h2>
      <p className="setting-hint">{t('prompts_hint')}</p>
      <div>
        {open === 'new' ? (
          formOf('new', null)
        ) : (
          <NewPrompt isFull={prompts.own.length >= PROMPT_LIMITS.count} onOpen={() => setOpen('new')} />
        )}
      </div>
      <PromptNotice
        isFailed={isFailed}
        removed={removed}
        onUndo={(id) => {
          undo();
          close(id);
        }}
      />
      <PromptRows
        prompts={prompts}
        renderRow={(prompt) =>
          open === prompt.id ? (
            formOf(prompt.id, prompt.own)
          ) : (
            <PromptRow
              prompt={prompt}
              prompts={prompts}
              onEdit={() => setOpen(prompt.id)}
              onChange={change}
            />
          )
        }
      />
      <PromptFiles settings={settings} />
    </section>
  );
}

/** The prompt whose form is open, by its id; `new` for one that is not there yet. */
function useOpenForm() {
  const [open, setOpen] = useState<string | null>(null);
  const root = useRef<HTMLElement>(null);
  const wanted = useRef<string | null>(null);

  // One that is had back stands in the list only once it is stored.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = root.current?.querySelector<HTMLElement>(`[data-prompt="${CSS.escape(wanted.current)}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus();
  });

  /** Closes the form; the focus goes where it came from. */
  function close(id: string) {
    wanted.current = id;
    setOpen(null);
  }

  return { root, open, setOpen, close };
}

interface NewPromptProps {
  /** True if there is no room for one more. */
  readonly isFull: boolean;
  readonly onOpen: () => void;
}

function NewPrompt({ isFull, onOpen }: NewPromptProps) {
  return (
    <Button data-prompt="new" disabled={isFull} onClick={onOpen}>
      <Plus size={15} aria-hidden="true" />
      {t('new_prompt')}
    </Button>
  );
}

interface PromptRowsProps {
  readonly prompts: PromptShelf;
  readonly renderRow: (prompt: ListedPrompt) => ReactNode;
}

/** The user's own prompts, and then those that come with Sidenote. */
function PromptRows({ prompts, renderRow }: PromptRowsProps) {
  const ids = [...prompts.own.map(({ id }) => id), ...PRESETS];
  return (
    <ul className="prompt-rows">
      {ids.flatMap((id) => {
        const prompt = promptOf(prompts, id);
        return prompt ? [<li key={id}>{renderRow(prompt)}</li>] : [];
      })}
    </ul>
  );
}
