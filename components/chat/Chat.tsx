import { lazy, Suspense } from 'react';
import { Composer } from './Composer';
import { Conversation } from './Conversation';
import { PageHeader } from '../page/PageHeader';
import { optional } from '../kit/optional';

const TokenNeeded = lazy(async () => ({ default: (await import('./TokenNeeded')).TokenNeeded }));
// Before the first question there is nothing to announce.
const Announcer = optional(async () => (await import('./Announcer')).Announcer);

interface ChatProps {
  /** Without a token a conversation can be read, and nothing can be asked. */
  readonly hasToken: boolean;
}

/** The page, the conversation about it, and the composer. */
export function Chat({ hasToken }: ChatProps) {
  return (
    <>
      <PageHeader />
      <Conversation />
      {hasToken ? (
        <Composer />
      ) : (
        <Suspense>
          <TokenNeeded />
        </Suspense>
      )}
      <Suspense>
        <Announcer />
      </Suspense>
    </>
  );
}
