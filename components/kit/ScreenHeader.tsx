import { ArrowLeft } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from './IconButton';
import './ScreenHeader.css';

interface ScreenHeaderProps {
  readonly title: string;
  /** For a screen that gives its title the focus. */
  readonly titleRef?: RefObject<HTMLHeadingElement | null>;
  /** Given where there is another screen behind. */
  readonly onBack?: (() => void) | undefined;
  /** The screen's actions, at the end. */
  readonly children?: ReactNode;
}

/** The head of a screen in front of the chat: the back button, and the title. */
export function ScreenHeader({ title, titleRef, onBack, children }: ScreenHeaderProps) {
  return (
    <header className="screen-header">
      {onBack && <IconButton icon={ArrowLeft} label={t('back')} onClick={onBack} />}
      <h1 ref={titleRef} className="screen-header-title" tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}
