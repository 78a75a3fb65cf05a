import { X } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../kit/IconButton';
import './SiteList.css';

interface SiteListProps<Site> {
  /** The name of the list. */
  readonly label: string;
  readonly sites: readonly Site[];
  readonly nameOf: (site: Site) => string;
  /** The label of the button that takes a site off the list. */
  readonly removeLabel: (name: string) => string;
  readonly onRemove: (site: Site) => void;
  /** The words where the list is empty. */
  readonly empty: string;
}

/** A list of sites, each with a button that takes it off. */
export function SiteList<Site>({ label, sites, nameOf, removeLabel, onRemove, empty }: SiteListProps<Site>) {
  const root = useRef<HTMLDivElement>(null);

  function remove(site: Site) {
    // Its button goes with it: the focus stays at the list.
    root.current?.focus();
    onRemove(site);
  }

  return (
    <div ref={root} className="site-list" role="group" tabIndex={-1} aria-label={label}>
      {sites.length === 0 ? (
        <p className="setting-hint">{empty}</p>
      ) : (
        <ul className="site-list-items">
          {sites.map((site) => {
            const name = nameOf(site);
            return (
              <li key={name} className="site-list-item">
                <span className="site-list-name" dir="auto">
                  {name}
                </span>
                <IconButton icon={X} label={removeLabel(name)} onClick={() => remove(site)} />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
