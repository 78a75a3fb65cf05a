import { useCallback, useEffect, useState } from 'react';
import type { CitedPlace } from '@/utils/cite/cited-pages';
import type { Citations } from '@/utils/cite/citations';
import { t } from '@/utils/browser/i18n';
import { pageKey } from '@/utils/text/page-key';
import { dropped } from '@/utils/diagnostics/log';
import { formatCount } from '../kit/format';
import { usePanel, useServices } from '../state/panel-context';
import type { Lead } from './use-lead';

export interface ShownAll {
  readonly isShown: boolean;
  /** The words on how many of the passages are highlighted; empty before the first. */
  readonly words: string;
  /** Highlights all passages of the answer on their page, or takes the highlight away. */
  readonly toggle: () => void;
  /** Forgets them, as something else is highlighted in their place. */
  readonly leave: () => void;
}

/** All passages of an answer on the page beside the panel, or on the first one that it cites. */
export function useShownAll(load: () => Promise<Citations | null>, lead: Lead): ShownAll {
  const { actions } = useServices();
  const beside = usePanel(({ page }) => (page?.type === 'readable' ? page.key : null));
  const [places, setPlaces] = useState<readonly CitedPlace[] | null>(null);
  const [words, setWords] = useState('');

  const leave = useCallback(() => {
    setPlaces(null);
    setWords('');
  }, []);

  async function show(): Promise<void> {
    const pages = (await load())?.pages() ?? [];
    const page = pages.find(({ url }) => pageKey(url) === beside) ?? pages[0];
    if (!page) return;
    const { url, passages } = page;
    const shown = await actions.showPassages(
      url,
      passages.map(({ target, number }) => ({ target, number })),
    );
    if (shown === 'closed') return setWords(t('passages_closed'));
    const count = shown.filter((one) => one === 'shown').length;
    setPlaces(passages);
    setWords(
      count === shown.length
        ? t('all_passages_shown')
        : t('passages_shown', formatCount(count), formatCount(shown.length)),
    );
  }

  useWays(places, lead, leave);

  return {
    isShown: places !== null,
    words,
    leave,
    toggle() {
      if (places) void actions.hidePassage();
      else show().catch(dropped('citations', 'failed'));
    },
  };
}

/** The ways back from the passages that are shown: to their statements, and to nothing being shown. */
function useWays(places: readonly CitedPlace[] | null, lead: Lead, leave: () => void): void {
  const { actions } = useServices();
  useEffect(() => {
    if (!places) return undefined;
    const unhear = actions.onPassageHidden(leave);
    const unhearClick = actions.onPassageClicked((nth) => lead(places[nth]?.citations ?? []));
    const escape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      leave();
      void actions.hidePassage();
    };
    // A single one that is shown takes their place, as do those of another answer.
    const replace = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('.citation, .citation-show-all')) leave();
    };
    document.addEventListener('keydown', escape);
    document.addEventListener('click', replace);
    return () => {
      unhear();
      unhearClick();
      document.removeEventListener('keydown', escape);
      document.removeEventListener('click', replace);
    };
  }, [actions, lead, leave, places]);
}
