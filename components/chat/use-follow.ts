import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Within this many pixels of its end, a list counts as being read at its end. */
const NEAR_END = 8;
/** Farther than this from the end, the button back is offered. */
const FAR_FROM_END = 80;

interface Follow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly isFar: boolean;
  readonly jumpToEnd: () => void;
}

/**
 * Keeps the end of a growing list in view. It stops the moment the reader scrolls up, by whatever means, and
 * resumes when they return to the end. Elements after the answer, such as the outcome note, count as well;
 * but once the reader has done something there while nothing grows by itself (`isGrowing` false), it holds
 * still, so that what they unfold stays in place. Each `id` keeps its own position. An empty list (`isEmpty`)
 * shows its suggestions from the beginning.
 */
export function useFollow(id: string, isGrowing: boolean, isEmpty: boolean): Follow {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const lastTop = useRef(0);
  const places = useRef(new Map<string, number>());
  const [isFar, setFar] = useState(false);

  const jumpToEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    isFollowing.current = true;
    element.scrollTop = element.scrollHeight;
    lastTop.current = element.scrollTop;
    setFar(false);
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    const place = places.current.get(id);
    if (!element || (place === undefined && !isEmpty)) return jumpToEnd();
    element.scrollTop = place ?? 0;
    lastTop.current = element.scrollTop;
    isFollowing.current = !isEmpty && distanceToEnd(element) <= NEAR_END;
    return undefined;
  }, [id, isEmpty, jumpToEnd]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return undefined;

    let hasActed = false;
    const follows = () => isFollowing.current && (isGrowing || !hasActed);
    // Growth that is not followed yet is not far.
    const offerWay = () => setFar(!follows() && distanceToEnd(element) > FAR_FROM_END);
    const act = () => {
      hasActed = true;
    };
    const letGo = (event: WheelEvent) => {
      // A small push upwards must count before it has moved anything.
      if (event.deltaY < 0 && element.scrollTop > 0) isFollowing.current = false;
    };
    const look = () => {
      const { scrollTop } = element;
      const distance = distanceToEnd(element);
      if (scrollTop < lastTop.current && distance > 1) isFollowing.current = false;
      else if (scrollTop > lastTop.current && distance <= NEAR_END) isFollowing.current = true;
      lastTop.current = scrollTop;
      places.current.set(id, scrollTop);
      offerWay();
    };
    const grow = () => {
      if (follows()) {
        element.scrollTop = element.scrollHeight;
        lastTop.current = element.scrollTop;
      }
      offerWay();
    };
    // An answer that settles may grow at that very moment, by an outcome note.
    grow();
    const observer = new ResizeObserver(grow);
    observer.observe(inner);
    observer.observe(element);
    element.addEventListener('wheel', letGo, { passive: true });
    element.addEventListener('scroll', look, { passive: true });
    element.addEventListener('click', act);
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', letGo);
      element.removeEventListener('scroll', look);
      element.removeEventListener('click', act);
    };
  }, [id, isGrowing]);

  return { scroller, content, isFar, jumpToEnd };
}

function distanceToEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}
