import { useEffect, useState } from 'react';
import { mayReach } from '@/utils/browser/permissions';
import { usePanel } from '../state/panel-context';

/**
 * The address of the page beside the panel, if the browser has not allowed us its site for good; null until
 * that is known. It is looked up anew each time when `isAsked` becomes true.
 */
export function useClosedSite(isAsked: boolean): string | null {
  const page = usePanel((state) => (state.page?.type === 'readable' ? state.page : null));
  const [closedUrl, setClosedUrl] = useState<string | null>(null);
  const url = page && /^https?:/.test(page.url) ? page.url : null;

  useEffect(() => {
    if (!isAsked || url === null) return undefined;
    let isCurrent = true;
    const settle = (isReachable: boolean) => isCurrent && setClosedUrl(isReachable ? null : url);
    void mayReach(url).then(settle);
    return () => {
      isCurrent = false;
    };
  }, [isAsked, url]);

  return url === closedUrl ? url : null;
}
