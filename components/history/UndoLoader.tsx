import { Suspense } from 'react';
import { useStore } from 'zustand';
import { optional } from '../kit/optional';
import { useServices } from '../state/panel-context';

const UndoBar = optional(async () => (await import('./UndoBar')).UndoBar);

/** The offer to undo the last deletion, loaded with the first of them. */
export function UndoLoader() {
  const { undo } = useServices();
  const first = useStore(undo, ({ removed }) => removed[0]?.id);
  if (first === undefined) return null;
  return (
    <Suspense>
      <UndoBar key={first} />
    </Suspense>
  );
}
