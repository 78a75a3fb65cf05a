import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createFormulas } from '@/utils/answer/show-math';
import { createAnswerView, type AnswerView } from '@/utils/answer/answer-view';
import { t } from '@/utils/browser/i18n';
import { actOn } from './answer-actions';
import './Citations.css';
import './CodeBlock.css';
import './Markdown.css';

interface MarkdownProps {
  readonly text: string;
  /** More of it is still to come. */
  readonly isOpen: boolean;
  /** Whether `[7]` points at a passage of what was sent, or is text. */
  readonly hasCitations: boolean;
}

/** How long "Copied" stays, in milliseconds: long enough to be noticed and read out. */
const COPIED_MS = 2000;

const createMath = createFormulas(async () => (await import('@/utils/answer/typeset')).typeset);

/**
 * An answer's Markdown. React keeps the element and no more: what is in it grows by what came, see
 * `createAnswerView`.
 */
export const Markdown = memo(function Markdown({ text, isOpen, hasCitations }: MarkdownProps) {
  const root = useRef<HTMLDivElement>(null);
  const view = useRef<AnswerView>(null);
  const [copied, setCopied] = useState<HTMLElement | null>(null);

  useLayoutEffect(() => {
    if (!root.current) return;
    view.current ??= createAnswerView(root.current, {
      hasCitations,
      words: answerWords(),
      createMath,
      onFinished: finish,
    });
    view.current.show(text, isOpen);
  }, [text, isOpen, hasCitations]);

  useEffect(() => {
    if (!copied) return undefined;
    copied.dataset['copied'] = '';
    const timer = setTimeout(() => setCopied(null), COPIED_MS);
    return () => {
      clearTimeout(timer);
      delete copied.dataset['copied'];
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

/** What code gets when it changes no more is loaded for the first of it. */
function finish(finished: HTMLElement): void {
  if (!finished.matches('.code-block, :has(.code-block)')) return;
  // What does not load leaves the code plain.
  import('./finish-code').then(({ finishCode }) => finishCode(finished)).catch(() => undefined);
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
