import { makePicture } from './make-picture';
import type { MadePicture, SeenPart } from './picture';

/**
 * Reads an image of a page by its address: as a picture where the page may read it itself, else the place where it is
 * seen. Null where no image in sight has that address. Nothing is loaded for it.
 */
export async function readImage(document: Document, url: string): Promise<MadePicture | SeenPart | null> {
  const window = document.defaultView as Window & typeof globalThis;
  const view = { width: window.innerWidth, height: window.innerHeight };
  const seen = imagesIn(document)
    .filter((image) => image.currentSrc === url || image.src === url)
    .map((image) => ({ image, part: partOf(image, view) }))
    .filter(({ part }) => part.width >= 1 && part.height >= 1)
    .toSorted((one, other) => areaOf(other.part) - areaOf(one.part));
  const [best] = seen;
  if (!best) return null;
  try {
    return await makePicture(best.image);
  } catch {
    // An image from another site may be shown, and not read: what is seen of it is what there is.
    return best.part;
  }
}

/** All images, those in open shadow trees too. */
function imagesIn(root: Document | ShadowRoot): readonly HTMLImageElement[] {
  const images: HTMLImageElement[] = [...root.querySelectorAll('img')];
  for (const element of root.querySelectorAll('*'))
    if (element.shadowRoot) images.push(...imagesIn(element.shadowRoot));
  return images;
}

function partOf(image: HTMLImageElement, view: SeenPart['view']): SeenPart {
  const { left, top, right, bottom } = image.getBoundingClientRect();
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  const width = Math.min(view.width, right) - x;
  const height = Math.min(view.height, bottom) - y;
  return { x, y, width, height, view };
}

const areaOf = ({ width, height }: SeenPart): number => width * height;
