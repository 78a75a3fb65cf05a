/**
 * Goes to a second of the recording on a page: the largest one that is long enough. Returns false where there
 * is none.
 */
export function seekMedia(document: Document, seconds: number): boolean {
  const media = [...document.querySelectorAll<HTMLMediaElement>('video,audio')]
    // The duration is NaN until it is known.
    .filter(({ duration }) => !(duration < seconds))
    .toSorted((one, other) => areaOf(other) - areaOf(one));
  const [first] = media;
  if (first) first.currentTime = seconds;
  return first !== undefined;
}

function areaOf({ clientWidth, clientHeight }: Element): number {
  return clientWidth * clientHeight;
}
