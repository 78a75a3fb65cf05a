import { Suspense, useEffect, useRef } from 'react';
import { openTurn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { focusQuestion } from '../kit/focus-question';
import { optional } from '../kit/optional';
import { rememberFocus } from '../kit/return-focus';
import { useServices, type Sheet } from '../state/panel-context';
import { asksForSheet, shortcutOf, type Shortcut } from './shortcut-keys';

const ShortcutsDialog = optional(async () => (await import('./ShortcutsDialog')).ShortcutsDialog);

/** A dialog or a menu has its own keys. */
const COVERS = '[role="dialog"], [role="alertdialog"], [role="menu"]';

interface ShortcutsProps {
  /** True while the chat is in front. */
  readonly isChat: boolean;
  /** Null while it is closed. */
  readonly sheet: Sheet | null;
  readonly onClose: () => void;
}

/** The keys that work anywhere in the chat, and the sheet of them. */
export function Shortcuts({ isChat, sheet, onClose }: ShortcutsProps) {
  const services = useServices();
  const last = useRef<HTMLElement>(null);

  useEffect(() => {
    const { panel, actions, openHistory, openSettings, openShortcuts } = services;

    function summarise(): void {
      const { page, conversation, isAsking } = panel.getState();
      const mayAsk = page?.type === 'readable' && !isAsking && !(conversation && openTurn(conversation));
      if (mayAsk) void panel.ask('summarise', t('summarise_question'));
    }

    function showCitation(step: 1 | -1): void {
      const citations = [...document.querySelectorAll<HTMLElement>('article .citation')];
      const at = last.current ? citations.indexOf(last.current) : -1;
      const begin = step === 1 ? firstOfLastAnswer(citations) : citations.length - 1;
      const next = citations[at === -1 ? begin : at + step];
      if (!next) return;
      last.current = next;
      next.focus();
      next.click();
    }

    const acts: Readonly<Record<Shortcut, () => void>> = {
      question: focusQuestion,
      summarise,
      'new-conversation': () => void actions.startOver().then(focusQuestion),
      stop: () => void panel.stop(),
      copy: () => copyButtons().at(-1)?.click(),
      'next-citation': () => showCitation(1),
      'previous-citation': () => showCitation(-1),
      history: openHistory,
      settings: () => openSettings(),
    };

    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || document.querySelector(COVERS)) return;
      const shortcut = isChat ? shortcutOf(event) : null;
      if (shortcut) acts[shortcut]();
      else if (asksForSheet(event))
        openShortcuts({ returnFocus: rememberFocus(document.querySelector<HTMLElement>('.panel')) });
      else return;
      event.preventDefault();
    }

    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [services, isChat]);

  return (
    sheet && (
      <Suspense>
        <ShortcutsDialog onClose={onClose} returnFocus={sheet.returnFocus} />
      </Suspense>
    )
  );
}

function firstOfLastAnswer(citations: readonly HTMLElement[]): number {
  const answer = citations.at(-1)?.closest('article');
  return citations.findIndex((one) => one.closest('article') === answer);
}

function copyButtons(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`article button[aria-label="${t('copy_answer')}"]`)];
}
