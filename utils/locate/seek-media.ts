/** Goes to a second of the recording on a page: of the largest one that is so long. Gives whether there is one. */
export function seekMedia(document: Document, seconds: number): boolean {
  const media = [...document.querySelectorAll<HTMLMediaElement>('video,audio')]
    // As long as its length is not known it is NaN.
    .filter(({ duration }) => !(duration < seconds))
    .toSorted((one, other) => areaOf(other) - areaOf(one));
  const [first] = media;
  if (first) first.currentTime = seconds;
  return first !== undefined;
}

function areaOf({ clientWidth, clientHeight }: Element): number {
  return clientWidth * clientHeight;
}
