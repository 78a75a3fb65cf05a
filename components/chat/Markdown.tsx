import { memo, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { createFormulas } from '@/utils/answer/show-math';
import type { MovedCitation } from '@/utils/answer/moved-citations';
import type { AnswerView } from '@/utils/answer/answer-view';
import { t } from '@/utils/browser/i18n';
import { actOn } from './answer-actions';
import { loadAnswerView, loadedAnswerView } from './answer-view-loader';
import { dropped, note } from '@/utils/diagnostics/log';
import './Citations.css';
import './CodeBlock.css';
import './Formulas.css';
import './Markdown.css';

interface MarkdownProps {
  readonly text: string;
  /** Its citations that the reader moved. */
  readonly moved?: readonly MovedCitation[] | undefined;
  /** True while more of it is to come. */
  readonly isOpen: boolean;
  /** True if `[7]` cites a passage of what was sent; otherwise it is text. */
  readonly hasCitations: boolean;
}

/** The time for which "Copied" stays, in milliseconds: long enough to be noticed and read out. */
const COPIED_MS = 2000;

const createMath = createFormulas(async () => (await import('@/utils/answer/typeset')).typeset);

/**
 * An answer's Markdown. React only keeps the element: its content grows by what arrives, see
 * `createAnswerView`.
 */
export const Markdown = memo(function Markdown(props: MarkdownProps) {
  const root = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<HTMLElement | null>(null);

  useShown(root, props);

  useEffect(() => {
    if (!copied) return undefined;
    copied.toggleAttribute('data-copied', true);
    const timer = setTimeout(() => setCopied(null), COPIED_MS);
    return () => {
      clearTimeout(timer);
      copied.toggleAttribute('data-copied', false);
    };
  }, [copied]);

  // The buttons within are not React's.
  useEffect(() => {
    const { current } = root;
    const click = async ({ target }: MouseEvent) => {
      if (target instanceof Element && (await actOn(target)) === 'copied')
        setCopied(target.closest('button'));
    };
    const listen = (event: MouseEvent) => void click(event);
    current?.addEventListener('click', listen);
    return () => current?.removeEventListener('click', listen);
  }, []);

  return (
    <>
      <div ref={root} className="markdown" />
      <span className="visually-hidden" role="status">
        {copied && t('copied')}
      </span>
    </>
  );
});

/** Shows an answer in the element, at once or when its view is loaded. */
function useShown(
  root: RefObject<HTMLElement | null>,
  { text, moved, isOpen, hasCitations }: MarkdownProps,
): void {
  const view = useRef<AnswerView>(null);
  useLayoutEffect(() => {
    let isCurrent = true;
    const { current: element } = root;
    const show = (create: NonNullable<ReturnType<typeof loadedAnswerView>>) => {
      if (!element || !isCurrent) return;
      if (!view.current) element.replaceChildren();
      element.removeAttribute('aria-busy');
      view.current ??= create(element, {
        hasCitations,
        words: answerWords(),
        createMath,
        onFinished: finish,
      });
      view.current.show(text, isOpen, moved);
    };
    const create = loadedAnswerView();
    if (create) show(create);
    else {
      element?.setAttribute('aria-busy', 'true');
      loadAnswerView().then(show, (error: unknown) => {
        note('answer', 'not-loaded', error);
        if (!element || !isCurrent) return;
        // The Markdown can be read all the same.
        element.textContent = text;
        element.removeAttribute('aria-busy');
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [root, text, moved, isOpen, hasCitations]);
}

/** The tools for finished code are loaded for the first of it. */
function finish(finished: HTMLElement): void {
  if (!finished.matches('.code-block, :has(.code-block)')) return;
  // If they do not load, the code stays plain.
  import('./finish-code')
    .then(({ finishCode }) => finishCode(finished))
    .catch(dropped('answer', 'not-loaded'));
}

function answerWords() {
  return {
    taskDone: t('task_done'),
    taskOpen: t('task_open'),
    copyCode: t('copy_code'),
    wrapLines: t('wrap_lines'),
    codeIn: (language: string) => t('code_in', language || t('plain_text')),
  };
}
