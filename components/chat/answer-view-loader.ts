import type { createAnswerView } from '@/utils/answer/answer-view';

type Create = typeof createAnswerView;

let created: Create | null = null;
let loading: Promise<Create> | null = null;

/** Loads the view of answers, once: a panel opens without it. */
export function loadAnswerView(): Promise<Create> {
  loading ??= import('@/utils/answer/answer-view').then(
    (loaded) => (created = loaded.createAnswerView),
    (error: unknown) => {
      // The next answer tries again.
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** The factory that `loadAnswerView` loads; null until it has. */
export function loadedAnswerView(): Create | null {
  return created;
}
