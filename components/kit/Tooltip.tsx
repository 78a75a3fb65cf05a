import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTip } from './use-tip';
import './Tooltip.css';

/** The gap between a tip and its control, and between a tip and the panel's edge, in pixels. */
const GAP = 5;

/**
 * The one tooltip of a screen: it shows the `data-tip` of the element under the pointer or the keyboard's
 * focus. Such an element must have a name without it: the tooltip is visual only.
 */
export function Tooltip() {
  const tip = useTip();
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!tip || !box.current) return;
    const about = tip.target.getBoundingClientRect();
    const own = box.current.getBoundingClientRect();
    const above = about.top - own.height - GAP;
    const left = Math.min(about.left + (about.width - own.width) / 2, innerWidth - own.width - GAP);
    box.current.style.top = `${above >= GAP ? above : about.bottom + GAP}px`;
    box.current.style.left = `${Math.max(left, GAP)}px`;
  }, [tip]);

  if (!tip) return null;
  return createPortal(
    <div ref={box} className="tooltip" aria-hidden="true">
      {tip.words}
    </div>,
    document.body,
  );
}
