import { Rows3 } from 'lucide-react';
import { useEffect, type RefObject } from 'react';
import { dropped } from '@/utils/diagnostics/log';
import { t } from '@/utils/browser/i18n';
import { citationOf } from '@/utils/prompt/numbered-text';
import { plainText } from '@/utils/prompt/plain-text';
import type { Turn } from '@/utils/chat/conversation';
import { useServices, useSettings } from '../state/panel-context';
import { usePageTexts } from '../state/use-page-texts';
import './Originals.css';

interface OriginalsProps {
  readonly turn: Turn;
  /** Holds the translation as it is shown. */
  readonly root: RefObject<HTMLElement | null>;
}

/** Milliseconds between two looks for new paragraphs while a translation grows. */
const LOOK_MS = 500;

/** The elements that hold one paragraph of a translation. */
const PARAGRAPH = 'li, p, td, th, h1, h2, h3, h4, h5, h6';

/** The switch that shows the original above each paragraph of a translated page. */
export function Originals({ turn, root }: OriginalsProps) {
  const { settings } = useServices();
  const isOn = useSettings((state) => state.settings.showsOriginals);
  const loadTexts = usePageTexts(turn);
  const isSettled = turn.answer.outcome !== null;
  // It is drawn anew when it changes, as by a citation that is moved.
  const settled = isSettled ? turn.answer.text : null;

  useEffect(() => {
    const element = root.current;
    if (!isOn || !element) return undefined;
    let isGone = false;
    let originals: ReadonlyMap<string, string> | null = null;
    const show = async () => {
      originals ??= originalsIn(await loadTexts());
      if (!isGone) attach(element, originals);
    };
    const look = () => void show().catch(dropped('citations', 'not-read'));
    look();
    const timer = settled !== null ? undefined : setInterval(look, LOOK_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
      for (const shown of element.querySelectorAll('[data-original]')) shown.removeAttribute('data-original');
    };
  }, [isOn, settled, loadTexts, root]);

  return (
    <button
      type="button"
      className="originals"
      aria-pressed={isOn}
      onClick={() => void settings.save({ showsOriginals: !isOn })}
    >
      <Rows3 size={13} aria-hidden="true" />
      {t('show_originals')}
    </button>
  );
}

/** The passages of texts, by the names that citations give them. */
function originalsIn(
  texts: Awaited<ReturnType<ReturnType<typeof usePageTexts>>>,
): ReadonlyMap<string, string> {
  return new Map(
    texts.flatMap(({ source, text, passages, numbers }) =>
      passages.map(({ start, end }, i) => [
        citationOf(source, numbers[i] ?? 0).slice(1, -1),
        plainText(text.slice(start, end)),
      ]),
    ),
  );
}

/** Puts originals to the paragraphs that have their citations, for the style sheet to show. */
function attach(element: HTMLElement, originals: ReadonlyMap<string, string>): void {
  const found = new Map<HTMLElement, string[]>();
  for (const button of element.querySelectorAll<HTMLElement>('.citation[data-citation]')) {
    const paragraph = button.closest<HTMLElement>(PARAGRAPH);
    const original = originals.get(button.dataset['citation'] ?? '');
    if (paragraph && original !== undefined)
      found.set(paragraph, [...(found.get(paragraph) ?? []), original]);
  }
  for (const [paragraph, words] of found) {
    const original = words.join(' ');
    if (paragraph.dataset['original'] !== original) paragraph.dataset['original'] = original;
  }
}
