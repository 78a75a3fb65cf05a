/** The words of a drawing that are not drawn where they stand. */
const NOT_DRAWN = 'defs,symbol,clipPath,mask,pattern,marker,metadata';

/** The name of a picture that is an emoji, or otherwise says as much as its name. */
const PICTOGRAPH = /\p{Extended_Pictographic}/u;

/** The words that a drawing shows: its accessible name, and what is written in it. */
export function wordsOfDrawing(svg: Element): string {
  const title = svg.querySelector(':scope > title')?.textContent;
  const name = svg.getAttribute('role') === 'img' ? nameOf(svg) || trimmed(title) : '';
  const texts = [...svg.querySelectorAll('text,foreignObject')]
    .filter((text) => !text.closest(NOT_DRAWN) && !text.parentElement?.closest('text,foreignObject'))
    .map((text) => trimmed(text.textContent))
    .filter((text) => /[\p{L}\p{N}]/u.test(text) && !name.includes(text));
  return [name, texts.join(', ')].filter((part) => part !== '').join(': ');
}

/**
 * The name of an element that acts as a picture, such as five stars; empty where it has none, or shows an
 * emoji or the same words.
 */
export function nameOfPicture(element: Element): string {
  if (element.getAttribute('role') !== 'img') return '';
  const name = nameOf(element);
  const text = trimmed(element.textContent);
  return PICTOGRAPH.test(text) || text.includes(name) ? '' : name;
}

/** The names of the parts of a picture that lead elsewhere. */
export function namesOfAreas(image: Element): readonly string[] {
  const map = image.getAttribute('usemap')?.replace(/^#/, '');
  if (!map) return [];
  const areas = image.ownerDocument.querySelectorAll(`map[name="${CSS.escape(map)}"] area`);
  return [...areas].map((area) => trimmed(area.getAttribute('alt'))).filter((name) => name !== '');
}

function nameOf(element: Element): string {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  const labels = ids.map((id) => trimmed(element.ownerDocument.getElementById(id)?.textContent));
  return labels.join(' ').trim() || trimmed(element.getAttribute('aria-label'));
}

function trimmed(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
