import { ArrowUp, BookOpenText, ChevronDown, Plus, Square } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { PanelState } from '@/utils/panel/panel-state';
import { t } from '@/utils/browser/i18n';
import { shortModel } from './model-name';
import { IconButton } from '../kit/IconButton';
import { MenuButton } from '../kit/MenuButton';
import { optional } from '../kit/optional';
import { usePanel, useServices } from '../state/panel-context';
import { useNextModel } from '../state/use-next-model';

const loadMenu = async () => ({ default: (await import('./ComposerMenuList')).ComposerMenuList });
const ComposerMenuList = lazy(loadMenu);

const loadModels = async () => ({ default: (await import('./ModelMenuList')).ModelMenuList });
const ModelMenuList = lazy(loadModels);

// A question that sends little needs no word about it.
const NextWeight = optional(async () => (await import('./NextWeight')).NextWeight);

interface ComposerButtonsProps {
  /** True while an answer is open: it can be stopped. */
  readonly isOpen: boolean;
  /** True if a question would be accepted at this moment. */
  readonly mayAsk: boolean;
  readonly hasQuestion: boolean;
  /** True where a summary of the page may be asked for. */
  readonly offersSummary: boolean;
  readonly onAsk: () => void;
  /** Opens the list of prompts. */
  readonly onPrompts: () => void;
  /** Opens the list of tabs. */
  readonly onTabs: () => void;
}

/** The buttons below the field: what can be added, a summary, and Send or Stop. */
export function ComposerButtons(props: ComposerButtonsProps) {
  const { isOpen, mayAsk, hasQuestion, offersSummary, onAsk, onPrompts, onTabs } = props;
  const { panel } = useServices();
  const model = useNextModel();
  const hasWeight = usePanel(mayWeigh);
  return (
    <div className="composer-row">
      <MenuButton
        icon={Plus}
        label={t('add_to_question')}
        list={ComposerMenuList}
        load={loadMenu}
        rest={{ onPrompts, onTabs }}
      />
      {offersSummary && (
        <button
          type="button"
          className="composer-chip"
          disabled={!mayAsk}
          onClick={() => void panel.ask('summarise', t('summarise_question'))}
        >
          <BookOpenText size={14} aria-hidden="true" />
          {t('summarise')}
        </button>
      )}
      <span className="composer-space" />
      {hasWeight && (
        <Suspense>
          <NextWeight />
        </Suspense>
      )}
      <MenuButton
        icon={ChevronDown}
        label={t('model_for_next', model)}
        words={shortModel(model)}
        list={ModelMenuList}
        load={loadModels}
        rest={{}}
      />
      {isOpen ? (
        <IconButton
          key="stop"
          icon={Square}
          label={t('stop')}
          look="filled"
          onClick={() => void panel.stop()}
        />
      ) : (
        <IconButton
          key="send"
          icon={ArrowUp}
          label={t('send')}
          look="filled"
          disabled={!mayAsk || !hasQuestion}
          onClick={onAsk}
        />
      )}
    </div>
  );
}

/** True where something goes with the next question that may be much. */
function mayWeigh({ conversation, reading, draft }: PanelState): boolean {
  return (
    (conversation?.turns.length ?? 0) > 0 ||
    reading.tab !== null ||
    draft.file !== undefined ||
    draft.tabs !== undefined ||
    draft.pictures !== undefined
  );
}
