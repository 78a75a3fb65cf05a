import { t } from '@/utils/i18n';
import { CopyButton } from './CopyButton';
import './CodeBlock.css';

interface CodeBlockProps {
  readonly language: string;
  readonly text: string;
}

export function CodeBlock({ language, text }: CodeBlockProps) {
  return (
    <div className="code-block" dir="ltr">
      <div className="code-block-bar">
        <span className="code-block-language">{language}</span>
        <CopyButton text={text} label={t('copy_code')} />
      </div>
      {/* It scrolls sideways, so the keyboard must reach it. */}
      <pre className="code-block-text" tabIndex={0} aria-label={t('code_in', language || t('plain_text'))}>
        <code>{text}</code>
      </pre>
    </div>
  );
}
