import { Check, ChevronDown, Copy } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { snippetFor, type SnippetLanguage } from '@/utils/kimi/snippets/snippet';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import '../kit/Menu.css';

interface CopyAsProps {
  readonly request: Parameters<typeof snippetFor>[1];
}

/** Names of tools are the same in every language. */
const LANGUAGES: readonly (readonly [SnippetLanguage, string])[] = [
  ['curl', 'cURL (bash, zsh)'],
  ['python', 'Python (requests)'],
  ['javascript', 'JavaScript (fetch)'],
  ['java', 'Java (OkHttp)'],
];

/** The request as a program, to make it again elsewhere. */
export function CopyAs({ request }: CopyAsProps) {
  const [copied, setCopied] = useState<SnippetLanguage | null>(null);

  async function copy(language: SnippetLanguage) {
    await navigator.clipboard.writeText(snippetFor(language, request));
    setCopied(language);
  }

  const name = LANGUAGES.find(([language]) => language === copied)?.[1];
  return (
    <div className="logged-request-copy">
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <Button>
            <Copy size={14} aria-hidden="true" />
            {t('copy_as')}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu-list copy-as-list" align="start" sideOffset={4}>
            {LANGUAGES.map(([language, label]) => (
              <DropdownMenu.Item key={language} className="menu-item" onSelect={() => void copy(language)}>
                {label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <span className="setting-saved" role="status">
        {name !== undefined && (
          <>
            <Check size={13} aria-hidden="true" />
            {t('copied_as', name)}
          </>
        )}
      </span>
    </div>
  );
}
